namespace NeuralSeqGen.Models.Tests;

/// <summary>The same with every step written out.</summary>
[SequenceModel]
[Input(9, 5)]
[Gru(7, ReturnSequences = true, Unroll = true)]
[Gru(3, GoBackwards = true, Unroll = true)]
[Dense(2)]
[MeanSquaredError, Adam]
public sealed partial class GruUnrolled;
