using NeuralSeqGen;

namespace Speed;

/// <summary>Model1 with every step written out.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true, Unroll = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Model1Unrolled;
