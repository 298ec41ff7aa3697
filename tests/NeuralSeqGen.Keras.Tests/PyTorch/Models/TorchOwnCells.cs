namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>A cell of one's own and layers of Keras, in wrappers and alone.</summary>
[SequenceModel]
[Input(4, 3)]
[Bidirectional, Rnn(typeof(TorchOwnCell), nameof(TorchOwnCell.Own), 2, ReturnSequences = true)]
[Bidirectional, Lstm(2, ReturnSequences = true)]
[Gru(2, ReturnSequences = true)]
[StackedRnn(2, ReturnSequences = true), SimpleRnn(2), Lstm(2)]
public sealed partial class TorchOwnCells;
