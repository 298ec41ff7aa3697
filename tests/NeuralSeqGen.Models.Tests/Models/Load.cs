namespace NeuralSeqGen.Models.Tests;

/// <summary>The next day of one column from the hours of a week.</summary>
[SequenceModel]
[Input(168, 3)]
[Gru(4)]
[Dense(24)]
[MeanSquaredError, Adam]
public sealed partial class Load;
