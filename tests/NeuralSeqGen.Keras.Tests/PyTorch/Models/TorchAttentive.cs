namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>ln = LayerNorm(6); attn = MultiheadAttention(6, 2, batch_first=True); ln(x + attn(x, x, x)).</summary>
[SequenceModel]
public sealed partial class TorchAttentive
{
    [Input(5, 6)]
    private static partial LayerNode X { get; }

    [MultiHeadAttention(2, 3, From = nameof(X))]
    private static partial LayerNode Attended { get; }

    [Add(nameof(X), nameof(Attended)), LayerNormalization(Epsilon = 1e-5)]
    private static partial LayerNode Normal { get; }
}
