namespace NeuralSeqGen;

/// <summary><c>x·scale + offset</c>.</summary>
/// <param name="scale">The factor.</param>
public sealed class RescalingAttribute(double scale) : UnaryLayerAttribute
{
    /// <summary>The factor.</summary>
    public double Scale { get; } = scale;

    /// <summary>What is added.</summary>
    public double Offset { get; set; }
}
