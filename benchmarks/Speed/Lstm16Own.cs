using NeuralSeqGen;

namespace Speed;

/// <summary><see cref="Lstm16"/> with the cell as a function.</summary>
[SequenceModel]
[Input(64, 15)]
[Rnn(typeof(Cells), nameof(Cells.Lstm), 16, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Lstm16Own;
