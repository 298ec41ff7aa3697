namespace NeuralSeqGen.Models.Tests;

/// <summary>An optimizer that keeps a sum of squares, which grows without end.</summary>
[SequenceModel]
[Input(1)]
[Dense(1, UseBias = false, KernelInitializer = Initializer.Zeros)]
[MeanSquaredError, Adagrad]
public sealed partial class Summed;
