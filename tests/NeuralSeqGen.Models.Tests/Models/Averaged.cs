namespace NeuralSeqGen.Models.Tests;

/// <summary>Everything that training can keep: slots, accumulated gradients, the average of the weights.</summary>
[SequenceModel]
[Input(3)]
[Dense(4)]
[MeanSquaredError, Adam(UseEma = true, GradientAccumulationSteps = 2)]
public sealed partial class Averaged;
