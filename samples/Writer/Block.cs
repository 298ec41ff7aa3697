using NeuralSeqGen;

/// <summary>A block of a transformer: every character looks at those before it, then changes by itself.</summary>
[SequenceModel]
public sealed partial class Block
{
    /// <summary>Features of a character on its way through the blocks.</summary>
    public const int Width = 128;

    [Input(Text.Steps, Width)]
    private static partial LayerNode Read { get; }

    [LayerNormalization(From = nameof(Read)), MultiHeadAttention(4, Width / 4, UseCausalMask = true), Dropout(0.1)]
    private static partial LayerNode Looked { get; }

    [Add(nameof(Read), nameof(Looked))]
    private static partial LayerNode Both { get; }

    [LayerNormalization(From = nameof(Both)), Dense(3 * Width, Activation = Activation.Gelu), Dense(Width), Dropout(0.1)]
    private static partial LayerNode Thought { get; }

    [Add(nameof(Both), nameof(Thought)), Output]
    private static partial LayerNode Out { get; }
}
