namespace NeuralSeqGen.Models.Tests;

/// <summary>The question's second model: the same without <c>TimeDistributed</c>.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true)]
[Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp, Metric.Accuracy]
public sealed partial class Model2;
