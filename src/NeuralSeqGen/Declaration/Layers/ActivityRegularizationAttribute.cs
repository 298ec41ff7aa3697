namespace NeuralSeqGen;

/// <summary>Passes its input on and adds <c>l1·Σ|x| + l2·Σx²</c>, a mean over the samples, to the loss.</summary>
public sealed class ActivityRegularizationAttribute : UnaryLayerAttribute
{
    /// <summary>The factor of the absolute sum.</summary>
    public double L1 { get; set; }

    /// <summary>The factor of the sum of squares, not halved.</summary>
    public double L2 { get; set; }
}
