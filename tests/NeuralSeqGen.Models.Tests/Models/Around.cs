namespace NeuralSeqGen.Models.Tests;

/// <summary>A model inside, to be frozen at run time.</summary>
[SequenceModel]
[Input(5, 4)]
[SubModel<Inside>(Name = "inside")]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class Around;
