using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The base of layers that merge the values of several nodes of a graph.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MergeAttribute : LayerAttribute
{
    private protected MergeAttribute(string[] from)
    {
        From = from;
    }

    /// <summary>The nodes that are merged, in this order.</summary>
    public string[] From { get; }
}
