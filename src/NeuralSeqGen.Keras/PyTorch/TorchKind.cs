namespace NeuralSeqGen.Keras;

/// <summary>Kinds of modules and layers that have weights in common.</summary>
internal enum TorchKind
{
    Unknown,
    Linear,
    Embedding,

    /// <summary>A matrix without a bias: a Linear or an Embedding.</summary>
    Matrix,
    Convolution,
    LayerNorm,
    BatchNorm,
    Rnn,
    Gru,
    Lstm,
    Attention,
}
