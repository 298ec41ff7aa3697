namespace NeuralSeqGen.Models.Tests;

/// <summary>Says at every step whether the first value was positive; only steps that are not masked count.</summary>
[SequenceModel]
[Input(8, 2)]
[Masking]
[Gru(8, ReturnSequences = true)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam(LearningRate = 0.02), Metric.Accuracy]
public sealed partial class Latch;
