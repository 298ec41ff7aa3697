namespace NeuralSeqGen.Models.Tests;

/// <summary>The same with one step more, in a loop.</summary>
[SequenceModel]
[Input(5, 5)]
[Gru(7, ReturnSequences = true)]
[SimpleRnn(3, ReturnSequences = true)]
[MeanSquaredError, Adam]
public sealed partial class FiveSteps;
