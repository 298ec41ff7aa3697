namespace NeuralSeqGen.Models.Tests;

/// <summary>A GRU whose steps are a loop.</summary>
[SequenceModel]
[Input(9, 5)]
[Gru(7, ReturnSequences = true)]
[Gru(3, GoBackwards = true)]
[Dense(2)]
[MeanSquaredError, Adam]
public sealed partial class GruLoop;
