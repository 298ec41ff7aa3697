namespace NeuralSeqGen;

/// <summary>The transpose of a convolution: every step is spread over a window of the output. With strides it makes sequences longer.</summary>
/// <param name="filters">The extent of the output's last axis.</param>
/// <param name="kernelSize">The elements of a window.</param>
public sealed class Conv1DTransposeAttribute(int filters, int kernelSize) : KernelLayerAttribute
{
    /// <summary>The extent of the output's last axis.</summary>
    public int Filters { get; } = filters;

    /// <summary>The elements of a window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The steps from window to window.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The steps between neighbouring elements of a window. Only one of strides and dilation may be above 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>What of the ends is kept: all, or as many steps as come in times the strides. There is no causal form.</summary>
    public ConvolutionPadding Padding { get; set; }

    /// <summary>Steps added at the end, fewer than the strides; −1 chooses them.</summary>
    public int OutputPadding { get; set; } = -1;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; set; }
}
