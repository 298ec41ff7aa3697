using NeuralSeqGen;

namespace Peers;

/// <summary>The question's model with an LSTM, for which libtorch has a fused kernel.</summary>
[SequenceModel, Input(64, 15), Lstm(16, ReturnSequences = true), TimeDistributed, Dense(8), Activation(Activation.Softmax), CategoricalCrossentropy, RmsProp]
public sealed partial class Lstm16;
