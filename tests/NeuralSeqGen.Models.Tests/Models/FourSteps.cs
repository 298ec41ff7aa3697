namespace NeuralSeqGen.Models.Tests;

/// <summary>Four steps: few enough to be written out without being asked.</summary>
[SequenceModel]
[Input(4, 5)]
[Gru(7, ReturnSequences = true)]
[SimpleRnn(3, ReturnSequences = true)]
[MeanSquaredError, Adam]
public sealed partial class FourSteps;
