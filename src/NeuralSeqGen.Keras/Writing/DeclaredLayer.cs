using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>A layer as it is declared: attributes, wrappers in front.</summary>
/// <param name="Id">A name of its own in all of what is declared, under which its weights are found.</param>
/// <param name="Attributes">Its attributes; the first one takes its name.</param>
/// <param name="Source">The layer of Keras that it comes from.</param>
/// <param name="Half">Which half of a Bidirectional layer it is, <c>forward_layer</c> or <c>backward_layer</c>; null for a whole layer.</param>
internal sealed record DeclaredLayer(string Id, IReadOnlyList<KerasAttribute> Attributes, KerasLayer Source, string? Half)
{
    /// <summary>What stands behind it on the same node: the layer that Keras holds as its activation.</summary>
    public IReadOnlyList<KerasAttribute> Behind { get; init; } = [];

    /// <summary>The name that the layer keeps; null where it is the one it gets anyhow.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the call says that no mask enters (false) or that one does (true); null where it says nothing.</summary>
    public bool? IsMasked { get; init; }

    public string Text(string? name) => string.Join(", ", Attributes.Select((attribute, i) => attribute.Written(i == 0 && attribute.HasName ? name : null)).Concat(Behind.Select(attribute => attribute.Written(null))));
}
