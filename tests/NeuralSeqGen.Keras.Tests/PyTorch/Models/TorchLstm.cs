namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>lstm = LSTM(3, 5, 2, batch_first=True); head = Linear(5, 2) of the last step.</summary>
[SequenceModel]
[Input(6, 3)]
[Lstm(5, ReturnSequences = true)]
[Lstm(5)]
[Dense(2)]
public sealed partial class TorchLstm;
