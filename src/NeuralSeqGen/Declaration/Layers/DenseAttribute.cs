namespace NeuralSeqGen;

/// <summary>A fully connected layer on the last axis: <c>activation(x·W + b)</c>, (…, n) to (…, units).</summary>
/// <param name="units">The extent of the output's last axis.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>The extent of the output's last axis.</summary>
    public int Units { get; } = units;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// Above 0, the kernel is never trained, and the product of two narrow matrices of this rank is added to it and trained instead (LoRA; Hu et al., 2021):
    /// <c>W + LoraAlpha/LoraRank·A·B</c>. The bias is trained as before, and so are other layers: to train the narrow matrices alone, set <c>Trainable = false</c> on the other layers and
    /// <c>UseBias = false</c> here where there is no bias to keep.
    /// </summary>
    public int LoraRank { get; set; }

    /// <summary>The strength of what LoRA adds; NaN means <see cref="LoraRank"/>, a factor of 1.</summary>
    public double LoraAlpha { get; set; } = double.NaN;
}
