namespace NeuralSeqGen;

/// <summary>
/// Turns vectors into a score for each id by the table of a <see cref="ReversibleEmbeddingAttribute"/>: (…, outputDim) to (…, inputDim), <c>x·Eᵀ</c>. It has no weights
/// of its own; in Keras it is the call of that layer with <c>reverse=True</c>. Scores are what <c>FromLogits</c> of a loss reads. A mask ends here, as in Keras.
/// </summary>
/// <param name="layer">In a graph the node of the embedding, with nameof; in a list the <c>Name</c> of the layer, or nothing for the only one.</param>
public sealed class ReverseEmbeddingAttribute(string? layer = null) : ModelPartAttribute
{
    /// <summary>The embedding whose table it uses: its node, or in a list its name.</summary>
    public string? Layer { get; } = layer;

    /// <summary>The name of the layer; null means a counted one.</summary>
    public string? Name { get; set; }

    /// <summary>The node it reads; only on the first layer of a node.</summary>
    public string? From { get; set; }
}
