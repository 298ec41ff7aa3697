using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by layers with a kernel and a bias. Penalties of 0 are off; a value of NaN takes the initializer's or constraint's Keras default.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KernelLayerAttribute : UnaryLayerAttribute
{
    private protected KernelLayerAttribute()
    {
    }

    /// <summary>False leaves the bias away.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The kernel initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double KernelInitializerValue { get; set; } = double.NaN;

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The bias initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double BiasInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of the kernel's absolute sum in the loss.</summary>
    public double KernelL1 { get; set; }

    /// <summary>The factor of the kernel's sum of squares in the loss, not halved.</summary>
    public double KernelL2 { get; set; }

    /// <summary>Factor of a penalty on rows of the kernel that are not at right angles: the mean of <c>|cos|</c> over all pairs of rows (Keras's <c>OrthogonalRegularizer</c>). For kernels that are matrices.</summary>
    public double KernelOrthogonal { get; set; }

    /// <summary>The same for columns (Keras's <c>mode="columns"</c>).</summary>
    public double KernelOrthogonalColumns { get; set; }

    /// <summary>The factor of the bias's absolute sum in the loss.</summary>
    public double BiasL1 { get; set; }

    /// <summary>The factor of the bias's sum of squares in the loss, not halved.</summary>
    public double BiasL2 { get; set; }

    /// <summary>The factor of the output's absolute sum in the loss, a mean over the samples.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>The factor of the output's sum of squares in the loss, a mean over the samples, not halved.</summary>
    public double ActivityL2 { get; set; }

    /// <summary>What every update must keep true of the kernel.</summary>
    public Constraint KernelConstraint { get; set; }

    /// <summary>What every update must keep true of the bias.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>The kernel constraint's one number: the largest norm.</summary>
    public double KernelConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the kernel under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double KernelConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the kernel, from 0 to 1.</summary>
    public double KernelConstraintRate { get; set; } = 1;

    /// <summary>The bias constraint's one number: the largest norm.</summary>
    public double BiasConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the bias under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double BiasConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the bias, from 0 to 1.</summary>
    public double BiasConstraintRate { get; set; } = 1;
}
