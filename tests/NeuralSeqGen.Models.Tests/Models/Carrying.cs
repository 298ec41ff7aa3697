namespace NeuralSeqGen.Models.Tests;

/// <summary>Two recurrent layers whose states go from batch to batch, in batches that are no multiple of a group.</summary>
[SequenceModel]
[Input(3, 2, BatchSize = 21)]
[Lstm(5, ReturnSequences = true, Stateful = true)]
[Bidirectional, Gru(3, ReturnSequences = true)]
[Gru(4, ReturnSequences = true, Stateful = true)]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class Carrying;
