namespace NeuralSeqGen;

/// <summary>Masks the steps whose features all equal one value: later layers skip them and the loss leaves them out.</summary>
public sealed class MaskingAttribute : UnaryLayerAttribute
{
    /// <summary>The value of a masked step's features.</summary>
    public double MaskValue { get; set; }
}
