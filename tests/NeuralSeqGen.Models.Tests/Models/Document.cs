namespace NeuralSeqGen.Models.Tests;

/// <summary>Reads up to three sentences; those that are all padding are zeros, and masked.</summary>
[SequenceModel]
[Input(3, 4)]
[TimeDistributed, SubModel<Sentence>]
[Masking]
[Gru(6)]
[Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam]
public sealed partial class Document;
