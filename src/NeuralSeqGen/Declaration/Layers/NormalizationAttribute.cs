namespace NeuralSeqGen;

/// <summary>
/// <c>(x − mean)/√variance</c> per feature of the last axis, or per index of <see cref="Axis"/>. With <see cref="Mean"/> and <see cref="Variance"/> these are constants; without, they are
/// weights that <c>model.Layers.Normalization1.Adapt(x)</c> sets and training leaves alone.
/// </summary>
public sealed class NormalizationAttribute : UnaryLayerAttribute
{
    /// <summary>The mean, one number or one per feature (per index of the last of the axes, row-major); null leaves it to <c>Adapt</c>.</summary>
    public double[]? Mean { get; set; }

    /// <summary>The variance, as many numbers as the mean; null leaves it to <c>Adapt</c>.</summary>
    public double[]? Variance { get; set; }

    /// <summary>True goes back: <c>mean + x·√variance</c>.</summary>
    public bool Invert { get; set; }

    /// <summary>
    /// The axes whose indices have a mean and a variance of their own, as Keras counts them: 0 would be the batch, 1 is the first of a sample, −1 the last.
    /// Null means the last, an empty list one mean and one variance for everything.
    /// </summary>
    public int[]? Axis { get; set; }
}
