namespace NeuralSeqGen.Models.Tests;

/// <summary>The shares of the variance of two targets that a linear layer explains, with and without weights; padded steps count in neither.</summary>
[SequenceModel]
[Input(5, 2)]
[Masking]
[Dense(2)]
[MeanSquaredError, Sgd, Metric.R2Score, Metric.R2Score(Name = "weighted", Weighted = true)]
public sealed partial class Explained;
