namespace NeuralSeqGen.Models.Tests;

/// <summary>The question's first model: a label per step, with <c>TimeDistributed</c> around the dense layer.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp, Metric.Accuracy]
public sealed partial class Model1;
