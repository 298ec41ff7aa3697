namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>A GRU that resets before the product, which nn.GRU does not.</summary>
[SequenceModel]
[Input(7, 4)]
[Gru(6, ReturnSequences = true)]
[Dense(3)]
public sealed partial class TorchGruResetBefore;
