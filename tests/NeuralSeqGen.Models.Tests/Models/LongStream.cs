namespace NeuralSeqGen.Models.Tests;

/// <summary>What <see cref="CarryingOne"/> reads in two batches, in one sequence.</summary>
[SequenceModel]
[Input(6, 2)]
[Gru(4, ReturnSequences = true)]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class LongStream;
