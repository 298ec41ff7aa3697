namespace NeuralSeqGen;

/// <summary>
/// <c>(x − mean)/√variance</c> per feature of the last axis. With <see cref="Mean"/> and <see cref="Variance"/> these are constants; without, they are
/// weights that <c>model.Layers.Normalization1.Adapt(x)</c> sets and training leaves alone.
/// </summary>
public sealed class NormalizationAttribute : UnaryLayerAttribute
{
    /// <summary>The mean, one number or one per feature; null leaves it to <c>Adapt</c>.</summary>
    public double[]? Mean { get; set; }

    /// <summary>The variance, one number or one per feature; null leaves it to <c>Adapt</c>.</summary>
    public double[]? Variance { get; set; }

    /// <summary>True goes back: <c>mean + x·√variance</c>.</summary>
    public bool Invert { get; set; }
}
