namespace NeuralSeqGen.Models.Tests;

/// <summary>Four steps for labels of up to three classes, which may take five.</summary>
[SequenceModel]
[Input(4, 3)]
[Dense(4)]
[Ctc(MaxLabelLength = 3), Adam]
public sealed partial class TooShort;
