namespace NeuralSeqGen.Models.Tests;

/// <summary>Reads a short label from a longer sequence, of which nobody says where its classes are.</summary>
[SequenceModel]
[Input(10, 3)]
[Bidirectional, Gru(12, ReturnSequences = true)]
[Dense(4)]
[Ctc(MaxLabelLength = 3), Adam(LearningRate = 0.01)]
[Metric.EditDistance]
public sealed partial class Speech;
