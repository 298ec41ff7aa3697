using NeuralSeqGen;

namespace Speed;

/// <summary>What a step of <see cref="Speller"/> computes without attention, as a stream.</summary>
[SequenceModel, Input(50), Embedding(60, 64), Gru(128, ReturnSequences = true), Dense(128, Activation = Activation.Tanh), Dense(60)]
public sealed partial class SpellerSteps;
