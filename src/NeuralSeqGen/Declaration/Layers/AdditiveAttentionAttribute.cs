namespace NeuralSeqGen;

/// <summary>Additive attention (Bahdanau et al., 2015): a softmax over the steps of the value, with scores Σ scale · tanh(query + key).</summary>
public sealed class AdditiveAttentionAttribute : LayerAttribute
{
    /// <summary>The node that asks, (query steps, features); null means the layer before it in its list.</summary>
    public string? Query { get; set; }

    /// <summary>The node that is weighted, (value steps, features); null means the query: self-attention.</summary>
    public string? Value { get; set; }

    /// <summary>The node that is compared with the query, (value steps, features); null means the value.</summary>
    public string? Key { get; set; }

    /// <summary>Whether each feature has a trained scale.</summary>
    public bool UseScale { get; set; } = true;

    /// <summary>The share of the weights that training drops, at least 0 and less than 1.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether a step looks at itself and earlier steps only.</summary>
    public bool UseCausalMask { get; set; }

    /// <summary>True keeps the scores, which <c>PredictLayer("NAME/attention_scores", …)</c> then gives: (n, query steps, value steps). They take memory as another layer's output does.</summary>
    public bool ReturnAttentionScores { get; set; }
}
