using NeuralSeqGen;

namespace Speed;

/// <summary>The question's sequence-to-sequence model.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Model1;
