namespace NeuralSeqGen.Models.Tests;

/// <summary>Sequences of up to 64 steps, padded with zeros.</summary>
[SequenceModel]
[Input(64, 15)]
[Masking]
[Gru(16, ReturnSequences = true)]
[Bidirectional, Lstm(5)]
[Dense(8, Activation = Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Padded;
