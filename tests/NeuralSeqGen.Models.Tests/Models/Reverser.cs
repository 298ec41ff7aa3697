namespace NeuralSeqGen.Models.Tests;

/// <summary>Reads a string of four symbols into one vector and writes it out again backwards.</summary>
[SequenceModel]
[Input(4, 6)]
[Gru(24)]
[RepeatVector(4)]
[Gru(24, ReturnSequences = true)]
[TimeDistributed, Dense(6)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, Adam(LearningRate = 0.02), Metric.Accuracy, Metric.SequenceAccuracy]
public sealed partial class Reverser;
