namespace NeuralSeqGen.Models.Tests;

/// <summary>Small, and differentiable everywhere: for finite differences.</summary>
[SequenceModel]
[Input(5, 3)]
[Gru(4, ReturnSequences = true)]
[SimpleRnn(3, ReturnSequences = true, GoBackwards = true)]
[TimeDistributed, Dense(2)]
[MeanSquaredError, Sgd, Metric.MeanAbsoluteError]
public sealed partial class Smooth;
