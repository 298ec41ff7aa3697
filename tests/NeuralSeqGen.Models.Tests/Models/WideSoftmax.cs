namespace NeuralSeqGen.Models.Tests;

/// <summary>Probabilities of very many classes.</summary>
[SequenceModel]
[Input(4)]
[Dense(100_000, Activation = Activation.Softmax)]
public sealed partial class WideSoftmax;
