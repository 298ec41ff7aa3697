namespace NeuralSeqGen;

/// <summary>A depthwise convolution and a product that mixes its features: (steps, features) to (windows, filters).</summary>
/// <param name="filters">The extent of the output's last axis.</param>
/// <param name="kernelSize">The elements of a window.</param>
public sealed class SeparableConv1DAttribute(int filters, int kernelSize) : DepthwiseLayerAttribute(kernelSize)
{
    /// <summary>The extent of the output's last axis.</summary>
    public int Filters { get; } = filters;

    /// <summary>How the pointwise kernel starts.</summary>
    public Initializer PointwiseInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>Its initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double PointwiseInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of its absolute sum in the loss.</summary>
    public double PointwiseL1 { get; set; }

    /// <summary>The factor of its sum of squares in the loss, not halved.</summary>
    public double PointwiseL2 { get; set; }

    /// <summary>What every update must keep true of it.</summary>
    public Constraint PointwiseConstraint { get; set; }

    /// <summary>Its constraint's one number: the largest norm.</summary>
    public double PointwiseConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the pointwise kernel under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double PointwiseConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the pointwise kernel, from 0 to 1.</summary>
    public double PointwiseConstraintRate { get; set; } = 1;
}
