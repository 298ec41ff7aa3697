namespace NeuralSeqGen.Models.Tests;

/// <summary>Reads labels from steps that are not masked, forwards and backwards.</summary>
[SequenceModel]
[Input(10, 3)]
[Masking]
[Bidirectional, Gru(6, ReturnSequences = true)]
[Dense(4)]
[Ctc(MaxLabelLength = 10), Adam, Metric.EditDistance]
public sealed partial class Whisper;
