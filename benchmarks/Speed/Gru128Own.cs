using NeuralSeqGen;

namespace Speed;

/// <summary><see cref="Gru128"/> with the cell as a function.</summary>
[SequenceModel]
[Input(128, 64)]
[Rnn(typeof(Cells), nameof(Cells.Gru), 128, ReturnSequences = true)]
[TimeDistributed, Dense(64)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Gru128Own;
