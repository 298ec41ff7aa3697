namespace NeuralSeqGen;

/// <summary>Dot-product attention (Luong et al., 2015): a softmax over the steps of the value, weighted by how well each key fits the query. Scores are not divided by √d.</summary>
public sealed class AttentionAttribute : LayerAttribute
{
    /// <summary>The node that asks, (query steps, features); null means the layer before it in its list.</summary>
    public string? Query { get; set; }

    /// <summary>The node that is weighted, (value steps, features); null means the query: self-attention.</summary>
    public string? Value { get; set; }

    /// <summary>The node that is compared with the query, (value steps, features); null means the value.</summary>
    public string? Key { get; set; }

    /// <summary>Whether scores are dot products, or a weight times the sum of tanh(query + key).</summary>
    public ScoreMode ScoreMode { get; set; }

    /// <summary>Whether scores are multiplied by a trained number.</summary>
    public bool UseScale { get; set; }

    /// <summary>The share of the weights that training drops, at least 0 and less than 1.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether a step looks at itself and earlier steps only.</summary>
    public bool UseCausalMask { get; set; }

    /// <summary>True keeps the scores, which <c>PredictLayer("NAME/attention_scores", …)</c> then gives: (n, query steps, value steps). They take memory as another layer's output does.</summary>
    public bool ReturnAttentionScores { get; set; }
}
