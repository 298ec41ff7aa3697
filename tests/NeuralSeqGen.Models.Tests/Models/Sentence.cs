namespace NeuralSeqGen.Models.Tests;

/// <summary>Reads a sentence of up to four words, padded with 0, into the state of its last word.</summary>
[SequenceModel]
[Input(4)]
[Embedding(9, 3, MaskZero = true)]
[Gru(5)]
public sealed partial class Sentence;
