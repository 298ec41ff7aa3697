namespace NeuralSeqGen;

/// <summary>x above 0, <c>alpha·x</c> below it, with a trained alpha per element of a sample (He et al., 2015).</summary>
public sealed class PReluAttribute : UnaryLayerAttribute
{
    /// <summary>The axes along which one alpha serves all, as Keras counts them: 0 is the batch, 1 the first axis of a sample. Null means none.</summary>
    public int[]? SharedAxes { get; set; }

    /// <summary>How alpha starts.</summary>
    public Initializer AlphaInitializer { get; set; }

    /// <summary>The one number of alpha's initializer: standard deviation, limit, gain or constant.</summary>
    public double AlphaInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of alpha's absolute sum in the loss.</summary>
    public double AlphaL1 { get; set; }

    /// <summary>The factor of alpha's sum of squares in the loss, not halved.</summary>
    public double AlphaL2 { get; set; }

    /// <summary>What every update must keep true of alpha.</summary>
    public Constraint AlphaConstraint { get; set; }

    /// <summary>The one number of alpha's constraint: the largest norm.</summary>
    public double AlphaConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of alpha under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double AlphaConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes alpha, from 0 to 1.</summary>
    public double AlphaConstraintRate { get; set; } = 1;
}
