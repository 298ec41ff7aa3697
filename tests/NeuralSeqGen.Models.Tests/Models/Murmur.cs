namespace NeuralSeqGen.Models.Tests;

/// <summary>Labels without places, read from the steps that are not masked.</summary>
[SequenceModel]
[Input(6, 3)]
[Masking]
[Gru(5, ReturnSequences = true)]
[Dense(4)]
[Ctc(MaxLabelLength = 3), Adam]
public sealed partial class Murmur;
