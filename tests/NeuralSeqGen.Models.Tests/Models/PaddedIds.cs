namespace NeuralSeqGen.Models.Tests;

/// <summary>The class of a sentence of up to four words, padded with 0.</summary>
[SequenceModel]
[Input(4)]
[Embedding(9, 3, MaskZero = true)]
[Gru(5)]
[Dense(2, Activation = Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam]
public sealed partial class PaddedIds;
