namespace NeuralSeqGen.Models.Tests;

/// <summary>Long sums of every kind: features, steps in either form of the lanes, and attention over them. Extents that are no multiple of any part.</summary>
[SequenceModel]
[Input(1100, 3)]
[Gru(48, ReturnSequences = true)]
[LayerNormalization]
[MultiHeadAttention(1, 4)]
[Gru(5, ReturnSequences = true)]
[Flatten]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class LongRows;
