namespace NeuralSeqGen.Models.Tests;

/// <summary>The mean of a million steps.</summary>
[SequenceModel]
[Input(1_000_000, 1)]
[GlobalAveragePooling1D]
public sealed partial class LongMean;
