namespace NeuralSeqGen.Models.Tests;

/// <summary>A sequence without memory: every step by itself.</summary>
[SequenceModel]
[Input(3, 2)]
[Dense(2, Activation = Activation.Tanh)]
[MeanSquaredError, Sgd]
public sealed partial class Pointwise;
