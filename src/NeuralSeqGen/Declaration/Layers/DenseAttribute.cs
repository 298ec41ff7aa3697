namespace NeuralSeqGen;

/// <summary>A fully connected layer on the last axis: <c>activation(x·W + b)</c>, (…, n) to (…, units).</summary>
/// <param name="units">The extent of the output's last axis.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>The extent of the output's last axis.</summary>
    public int Units { get; } = units;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; set; }
}
