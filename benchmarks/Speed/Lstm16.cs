using NeuralSeqGen;

namespace Speed;

/// <summary><see cref="Model1"/> with an LSTM.</summary>
[SequenceModel]
[Input(64, 15)]
[Lstm(16, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Lstm16;
