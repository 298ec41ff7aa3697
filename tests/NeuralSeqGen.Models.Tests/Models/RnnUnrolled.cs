namespace NeuralSeqGen.Models.Tests;

/// <summary>The same with every step written out.</summary>
[SequenceModel]
[Input(6, 4)]
[Masking(MaskValue = 2)]
[SimpleRnn(10, ReturnSequences = true, GoBackwards = true, Unroll = true)]
[Gru(3, ReturnSequences = true, ResetAfter = true, Unroll = true)]
[Dense(2, Activation = Activation.Softmax)]
[CategoricalCrossentropy, Adam]
public sealed partial class RnnUnrolled;
