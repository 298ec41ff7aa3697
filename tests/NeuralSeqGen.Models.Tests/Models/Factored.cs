namespace NeuralSeqGen.Models.Tests;

/// <summary>An optimizer that keeps averages of squares of whole rows and columns.</summary>
[SequenceModel]
[Input(3)]
[Dense(4)]
[MeanSquaredError, Adafactor]
public sealed partial class Factored;
