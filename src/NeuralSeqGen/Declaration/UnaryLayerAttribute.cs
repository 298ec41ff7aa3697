using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of layers with one input.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnaryLayerAttribute : LayerAttribute
{
    private protected UnaryLayerAttribute()
    {
    }

    /// <summary>The node this layer reads; only on the first layer of a node, the rest of the list follows on.</summary>
    public string? From { get; set; }
}
