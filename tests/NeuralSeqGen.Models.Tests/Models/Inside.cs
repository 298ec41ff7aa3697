namespace NeuralSeqGen.Models.Tests;

/// <summary>What <see cref="Around"/> has inside.</summary>
[SequenceModel]
[Input(5, 4)]
[BatchNormalization]
[Gru(6)]
[BatchNormalization(Momentum = 0.8)]
public sealed partial class Inside;
