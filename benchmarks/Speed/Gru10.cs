using NeuralSeqGen;

namespace Speed;

/// <summary>Sizes that are no multiple of any vector.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(10, ReturnSequences = true)]
[TimeDistributed, Dense(3)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Gru10;
