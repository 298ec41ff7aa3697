namespace NeuralSeqGen.Models.Tests;

/// <summary>The next day of all columns from the hours of a week.</summary>
[SequenceModel]
[Input(168, 3)]
[Gru(4)]
[Dense(72), Reshape(24, 3)]
[MeanSquaredError, Adam]
public sealed partial class Week;
