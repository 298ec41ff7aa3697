namespace NeuralSeqGen;

/// <summary>The layers of another node on another input, with the same weights; the gradients of both places add up.</summary>
/// <param name="layer">The node whose layers are used again, with nameof.</param>
public sealed class ReuseAttribute(string layer) : ModelPartAttribute
{
    /// <summary>The node whose layers are used again.</summary>
    public string Layer { get; } = layer;

    /// <summary>The node they read here; only on the first layer of a node.</summary>
    public string? From { get; set; }
}
