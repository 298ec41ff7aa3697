namespace NeuralSeqGen;

/// <summary>Attention in several heads (Vaswani et al., 2017): query, key and value are projected, each head attends with scores divided by √keyDim, and the heads together are projected, to the features of the query unless <see cref="OutputShape"/> says others.</summary>
/// <param name="numHeads">The number of heads.</param>
/// <param name="keyDim">The features of each head's queries and keys.</param>
public sealed class MultiHeadAttentionAttribute(int numHeads, int keyDim) : KernelLayerAttribute
{
    /// <summary>The number of heads.</summary>
    public int NumHeads { get; } = numHeads;

    /// <summary>The features of each head's queries and keys.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>The features of each head's values; 0 means <see cref="KeyDim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>The features of the output; 0 means those of the query.</summary>
    public int OutputShape { get; set; }

    /// <summary>
    /// The axes to attend over, as Keras counts them: 0 is the batch, −1 the last axis, which are never among them. Several are attended over jointly, every other
    /// axis is a batch of its own. Null means all axes between the batch and the features.
    /// </summary>
    public int[]? AttentionAxes { get; set; }

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

    /// <summary>True keeps the scores, which <c>PredictLayer("NAME/attention_scores", …)</c> then gives: (n, heads, query steps, value steps). They take memory as another layer's output does.</summary>
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
