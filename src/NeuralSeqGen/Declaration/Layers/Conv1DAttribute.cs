namespace NeuralSeqGen;

/// <summary>A convolution along the steps: (steps, features) to (windows, filters). No flip of the kernel, as in Keras.</summary>
/// <param name="filters">The extent of the output's last axis.</param>
/// <param name="kernelSize">The elements of a window.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize) : KernelLayerAttribute
{
    /// <summary>The extent of the output's last axis.</summary>
    public int Filters { get; } = filters;

    /// <summary>The elements of a window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The steps from window to window.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The steps between neighbouring elements of a window. Only one of strides and dilation may be above 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>What happens at the ends. <see cref="ConvolutionPadding.Causal"/> with strides 1 can go step by step.</summary>
    public ConvolutionPadding Padding { get; set; }

    /// <summary>The shares that features and filters are cut into, each with kernels of its own.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; set; }
}
