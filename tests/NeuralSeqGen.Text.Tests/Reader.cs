namespace NeuralSeqGen.Text.Tests;

/// <summary>The model of docs/text.md.</summary>
[SequenceModel, Input(6, 2), Gru(3), Dense(2), MeanSquaredError, Adam]
public sealed partial class Reader;
