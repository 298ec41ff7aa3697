namespace NeuralSeqGen.Models.Tests;

/// <summary>A stateful layer over masked steps: a mask is known without touching the states.</summary>
[SequenceModel]
[Input(4, 2, BatchSize = 3)]
[Masking]
[Gru(5, ReturnSequences = true, Stateful = true)]
[Dense(1)]
[MeanSquaredError, Sgd(LearningRate = 0.1), Metric.MeanAbsoluteError]
public sealed partial class CarryingMasked;
