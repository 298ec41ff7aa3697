using NeuralSeqGen;

namespace Peers;

/// <summary>A label for each step from both directions.</summary>
[SequenceModel, Input(64, 15), Bidirectional, Lstm(16, ReturnSequences = true), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy, RmsProp]
public sealed partial class Tagger;
