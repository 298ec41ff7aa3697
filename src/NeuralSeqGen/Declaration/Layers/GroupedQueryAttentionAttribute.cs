namespace NeuralSeqGen;

/// <summary>Attention in several heads of which neighbours share keys and values (Ainslie et al., 2023); with one head of keys and values it is multi-query attention.</summary>
/// <param name="headDim">The features of each head.</param>
/// <param name="numQueryHeads">The number of query heads, a multiple of the number of heads of keys and values.</param>
/// <param name="numKeyValueHeads">The number of heads of keys and values.</param>
public sealed class GroupedQueryAttentionAttribute(int headDim, int numQueryHeads, int numKeyValueHeads) : KernelLayerAttribute
{
    /// <summary>The features of each head.</summary>
    public int HeadDim { get; } = headDim;

    /// <summary>The number of query heads.</summary>
    public int NumQueryHeads { get; } = numQueryHeads;

    /// <summary>The number of heads of keys and values.</summary>
    public int NumKeyValueHeads { get; } = numKeyValueHeads;

    /// <summary>The node that asks, (query steps, features); null means <see cref="UnaryLayerAttribute.From"/>, or the layer before it in its list.</summary>
    public string? Query { get; set; }

    /// <summary>The node that is weighted, (value steps, features); null means the query: self-attention.</summary>
    public string? Value { get; set; }

    /// <summary>The node that is compared with the query, (value steps, features); null means the value.</summary>
    public string? Key { get; set; }

    /// <summary>The share of the weights that training drops, at least 0 and less than 1.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether a step looks at itself and earlier steps only.</summary>
    public bool UseCausalMask { get; set; }

    /// <summary>True keeps the scores, which <c>PredictLayer("NAME/attention_scores", …)</c> then gives: (n, query heads, query steps, value steps). They take memory as another layer's output does.</summary>
    public bool ReturnAttentionScores { get; set; }

    /// <summary>Whether a gate, the sigmoid of another projection of the query, multiplies what the heads give before they are projected together.</summary>
    public bool UseGate { get; set; }

    /// <summary>
    /// Whether queries and keys are turned by their positions (RoPE; Su et al., 2021), as by <c>RotaryEmbedding</c> of KerasHub: features i and i + n/2 of a head's n are
    /// a pair, turned by position·<see cref="RotaryMaxWavelength"/>^(−2i/n) radians, so that a score depends on how far two steps are apart. n must be even.
    /// </summary>
    public bool Rotary { get; set; }

    /// <summary>The longest wavelength of <see cref="Rotary"/>, in steps, divided by 2π.</summary>
    public double RotaryMaxWavelength { get; set; } = 10_000;
}
