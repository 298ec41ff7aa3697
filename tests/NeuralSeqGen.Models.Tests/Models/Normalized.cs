namespace NeuralSeqGen.Models.Tests;

/// <summary>Batch normalisations by themselves, at every step, under a mask and before a layer at every step, to be frozen at run time.</summary>
[SequenceModel]
[Input(5, 4)]
[Masking(MaskValue = 0.5)]
[Dense(6)]
[BatchNormalization(Momentum = 0.9, Name = "first")]
[Gru(7, ReturnSequences = true)]
[TimeDistributed, BatchNormalization(Scale = false, Name = "second")]
[Gru(4)]
[Dense(3)]
[BatchNormalization(Momentum = 0.5, Name = "third")]
[Dense(2)]
[MeanSquaredError, Adam]
public sealed partial class Normalized;
