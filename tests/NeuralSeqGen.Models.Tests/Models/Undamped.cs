namespace NeuralSeqGen.Models.Tests;

/// <summary>A step that divides 0 by 0 where a gradient is 0.</summary>
[SequenceModel]
[Input(3)]
[Dense(4)]
[MeanSquaredError, RmsProp(Epsilon = 0)]
public sealed partial class Undamped;
