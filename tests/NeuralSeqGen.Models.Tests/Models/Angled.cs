namespace NeuralSeqGen.Models.Tests;

/// <summary>Rows of one kernel and columns of another at right angles cost nothing.</summary>
[SequenceModel]
[Input(3)]
[Dense(4, KernelOrthogonal = 0.5), Dense(2, KernelOrthogonalColumns = 2)]
[MeanSquaredError, Sgd]
public sealed partial class Angled;
