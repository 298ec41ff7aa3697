namespace NeuralSeqGen.Models.Tests;

/// <summary>Everything that draws random numbers in training.</summary>
[SequenceModel]
[Input(7, 3)]
[Dropout(0.2)]
[Gru(9, ReturnSequences = true, Dropout = 0.1, RecurrentDropout = 0.2)]
[SimpleRnn(5, Dropout = 0.1)]
[Dense(2, KernelL2 = 0.01)]
[MeanSquaredError, Sgd(Momentum = 0.9, Nesterov = true, ClipNorm = 1), Metric.MeanAbsoluteError]
public sealed partial class Noisy;
