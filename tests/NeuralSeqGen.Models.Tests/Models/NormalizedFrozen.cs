namespace NeuralSeqGen.Models.Tests;

/// <summary><see cref="Normalized"/> with the first and the second of its batch normalisations declared as frozen.</summary>
[SequenceModel]
[Input(5, 4)]
[Masking(MaskValue = 0.5)]
[Dense(6)]
[BatchNormalization(Momentum = 0.9, Name = "first", Trainable = false)]
[Gru(7, ReturnSequences = true)]
[TimeDistributed, BatchNormalization(Scale = false, Name = "second", Trainable = false)]
[Gru(4)]
[Dense(3)]
[BatchNormalization(Momentum = 0.5, Name = "third")]
[Dense(2)]
[MeanSquaredError, Adam]
public sealed partial class NormalizedFrozen;
