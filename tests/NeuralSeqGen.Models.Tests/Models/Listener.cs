namespace NeuralSeqGen.Models.Tests;

/// <summary>Writes labels while it hears.</summary>
[SequenceModel]
[Input(10, 3)]
[Gru(6, ReturnSequences = true)]
[Dense(4)]
[Ctc(MaxLabelLength = 3), Adam]
public sealed partial class Listener;
