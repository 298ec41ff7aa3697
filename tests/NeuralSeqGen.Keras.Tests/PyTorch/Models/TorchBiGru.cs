namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>emb = Embedding(11, 4); rnn = GRU(4, 3, bidirectional=True, batch_first=True); out = Linear(6, 5).</summary>
[SequenceModel]
[Input(6)]
[Embedding(11, 4)]
[Bidirectional, Gru(3, ReturnSequences = true, ResetAfter = true)]
[Dense(5)]
public sealed partial class TorchBiGru;
