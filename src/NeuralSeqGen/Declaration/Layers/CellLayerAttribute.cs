using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by layers that run a cell along the steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CellLayerAttribute : KernelLayerAttribute
{
    private protected CellLayerAttribute()
    {
    }

    /// <summary>The activation of the candidate and of the state.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>True gives the output of every step, false that of the last.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>True reads the sequence from its end; outputs come in the order they are made.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>True starts each sample at the state its predecessor in the same row of the last batch ended with.</summary>
    public bool Stateful { get; set; }

    /// <summary>True writes every time step out in the generated code; the results are the same to the bit.</summary>
    public bool Unroll { get; set; }

    /// <summary>True gives zeros at masked steps instead of the previous output.</summary>
    public bool ZeroOutputForMask { get; set; }

    /// <summary>The share of input features dropped in training, the same ones at all steps of a sample.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of state units dropped in training, the same ones at all steps of a sample.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>The nodes that give the first state: one, or one per state; null starts at zero.</summary>
    public string[]? InitialState { get; set; }

    /// <summary>How the recurrent kernel starts.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The recurrent initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double RecurrentInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of the recurrent kernel's absolute sum in the loss.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>The factor of the recurrent kernel's sum of squares in the loss, not halved.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>Factor of a penalty on rows of the recurrent that are not at right angles: the mean of <c>|cos|</c> over all pairs of rows (Keras's <c>OrthogonalRegularizer</c>). For kernels that are matrices.</summary>
    public double RecurrentOrthogonal { get; set; }

    /// <summary>The same for columns (Keras's <c>mode="columns"</c>).</summary>
    public double RecurrentOrthogonalColumns { get; set; }

    /// <summary>What every update must keep true of the recurrent kernel.</summary>
    public Constraint RecurrentConstraint { get; set; }

    /// <summary>The recurrent constraint's one number: the largest norm.</summary>
    public double RecurrentConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of the recurrent kernel under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double RecurrentConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the recurrent kernel, from 0 to 1.</summary>
    public double RecurrentConstraintRate { get; set; } = 1;
}
