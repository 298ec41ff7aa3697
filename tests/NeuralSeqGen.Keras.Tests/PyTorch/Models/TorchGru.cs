namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>gru = GRU(4, 6, batch_first=True); fc = Linear(6, 3).</summary>
[SequenceModel]
[Input(7, 4)]
[Gru(6, ReturnSequences = true, ResetAfter = true)]
[Dense(3)]
public sealed partial class TorchGru;
