namespace NeuralSeqGen.Models.Tests;

/// <summary><see cref="Around"/> with the model inside declared as frozen.</summary>
[SequenceModel]
[Input(5, 4)]
[SubModel<Inside>(Name = "inside", Trainable = false)]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class AroundFrozen;
