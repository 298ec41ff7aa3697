namespace NeuralSeqGen.Models.Tests;

/// <summary>One stateful layer over a fixed batch of one sample.</summary>
[SequenceModel]
[Input(3, 2, BatchSize = 1)]
[Gru(4, ReturnSequences = true, Stateful = true)]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class CarryingOne;
