using NeuralSeqGen;

namespace Speed;

/// <summary>A model whose weights do not fit the first cache.</summary>
[SequenceModel]
[Input(128, 64)]
[Gru(128, ReturnSequences = true)]
[TimeDistributed, Dense(64)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Gru128;
