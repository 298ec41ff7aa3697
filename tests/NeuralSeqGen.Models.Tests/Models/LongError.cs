namespace NeuralSeqGen.Models.Tests;

/// <summary>A loss, a metric and gradients that are sums over a million steps.</summary>
[SequenceModel]
[Input(1_000_000, 1)]
[Dense(1)]
[MeanSquaredError, Sgd, Metric.MeanAbsoluteError]
public sealed partial class LongError;
