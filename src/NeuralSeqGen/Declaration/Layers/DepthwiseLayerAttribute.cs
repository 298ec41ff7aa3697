using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by convolutions in which every feature has kernels of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DepthwiseLayerAttribute : UnaryLayerAttribute
{
    private protected DepthwiseLayerAttribute(int kernelSize)
    {
        KernelSize = kernelSize;
    }

    /// <summary>The elements of a window.</summary>
    public int KernelSize { get; }

    /// <summary>The kernels of each feature.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>The steps from window to window.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The steps between neighbouring elements of a window. Only one of strides and dilation may be above 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>What happens at the ends. There is no causal form.</summary>
    public ConvolutionPadding Padding { get; set; }

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; set; }

    /// <summary>False leaves the bias away.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the depthwise kernel starts.</summary>
    public Initializer DepthwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>Its initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double DepthwiseInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of its absolute sum in the loss.</summary>
    public double DepthwiseL1 { get; set; }

    /// <summary>The factor of its sum of squares in the loss, not halved.</summary>
    public double DepthwiseL2 { get; set; }

    /// <summary>What every update must keep true of it.</summary>
    public Constraint DepthwiseConstraint { get; set; }

    /// <summary>Its constraint's one number: the largest norm.</summary>
    public double DepthwiseConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the depthwise kernel under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double DepthwiseConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the depthwise kernel, from 0 to 1.</summary>
    public double DepthwiseConstraintRate { get; set; } = 1;

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>Its initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double BiasInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of its absolute sum in the loss.</summary>
    public double BiasL1 { get; set; }

    /// <summary>The factor of its sum of squares in the loss, not halved.</summary>
    public double BiasL2 { get; set; }

    /// <summary>What every update must keep true of it.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>Its constraint's one number: the largest norm.</summary>
    public double BiasConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the bias under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double BiasConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the bias, from 0 to 1.</summary>
    public double BiasConstraintRate { get; set; } = 1;

    /// <summary>The factor of the output's absolute sum in the loss, a mean over the samples.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>The factor of the output's sum of squares in the loss, a mean over the samples, not halved.</summary>
    public double ActivityL2 { get; set; }
}
