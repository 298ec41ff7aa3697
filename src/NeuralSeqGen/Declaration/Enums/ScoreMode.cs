namespace NeuralSeqGen;

/// <summary>How attention scores a query against a key.</summary>
public enum ScoreMode
{
    /// <summary>The dot product.</summary>
    Dot,

    /// <summary>Σ tanh(query + key).</summary>
    Concat,
}
