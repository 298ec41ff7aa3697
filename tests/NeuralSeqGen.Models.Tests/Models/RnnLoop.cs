namespace NeuralSeqGen.Models.Tests;

/// <summary>A masked SimpleRnn and a GRU that resets after the product, in loops.</summary>
[SequenceModel]
[Input(6, 4)]
[Masking(MaskValue = 2)]
[SimpleRnn(10, ReturnSequences = true, GoBackwards = true)]
[Gru(3, ReturnSequences = true, ResetAfter = true)]
[Dense(2, Activation = Activation.Softmax)]
[CategoricalCrossentropy, Adam]
public sealed partial class RnnLoop;
