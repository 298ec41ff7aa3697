using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of layers that merge the values of several nodes of a graph.</summary>
/// <param name="from">The nodes, with nameof.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MergeAttribute(string[] from) : LayerAttribute
{
    /// <summary>The nodes that are merged, in this order.</summary>
    public string[] From { get; } = from;
}
