namespace NeuralSeqGen.Models.Tests;

/// <summary>Labels as integers, one per step; masked steps count for nothing. Extents that are no multiple of any vector.</summary>
[SequenceModel]
[Input(6, 5)]
[Masking(MaskValue = -1)]
[Gru(10, ReturnSequences = true, ResetAfter = true)]
[SimpleRnn(7, ReturnSequences = true)]
[Dense(3, Activation = Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam, Metric.Accuracy, Metric.SequenceAccuracy]
public sealed partial class Tagger;
