using NeuralSeqGen;

namespace Speed;

/// <summary><see cref="Model1"/> with the cell as a function.</summary>
[SequenceModel]
[Input(64, 15)]
[Rnn(typeof(Cells), nameof(Cells.Gru), 16, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Gru16Own;
