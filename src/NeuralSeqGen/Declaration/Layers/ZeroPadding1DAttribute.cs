namespace NeuralSeqGen;

/// <summary>Steps of zeros before and after the sequence.</summary>
/// <param name="before">The steps added before the first.</param>
/// <param name="after">The steps added behind the last.</param>
public sealed class ZeroPadding1DAttribute(int before, int after) : UnaryLayerAttribute
{
    /// <summary>The steps added before the first.</summary>
    public int Before { get; } = before;

    /// <summary>The steps added behind the last.</summary>
    public int After { get; } = after;
}
