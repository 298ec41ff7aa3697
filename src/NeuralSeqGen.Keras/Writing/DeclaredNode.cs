namespace NeuralSeqGen.Keras.Writing;

/// <summary>A node of a graph, or the list of a chain.</summary>
/// <param name="Property">Its property.</param>
internal sealed record DeclaredNode(string Property)
{
    /// <summary>What stands on it, layer by layer: text, or a layer.</summary>
    public List<DeclaredPart> Parts { get; } = [];
}
