using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The arguments shared by layers that subtract a mean, divide by a standard deviation, and then multiply by gamma and add beta.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StandardizingLayerAttribute : UnaryLayerAttribute
{
    private protected StandardizingLayerAttribute()
    {
    }

    /// <summary>What is added to the variance, so that its root is never 0.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>False leaves beta away.</summary>
    public bool Center { get; set; } = true;

    /// <summary>False leaves gamma away.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>How gamma starts.</summary>
    public Initializer GammaInitializer { get; set; } = Initializer.Ones;

    /// <summary>The one number of gamma's initializer: standard deviation, limit, gain or constant.</summary>
    public double GammaInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of gamma's absolute sum in the loss.</summary>
    public double GammaL1 { get; set; }

    /// <summary>The factor of gamma's sum of squares in the loss, not halved.</summary>
    public double GammaL2 { get; set; }

    /// <summary>What every update must keep true of gamma.</summary>
    public Constraint GammaConstraint { get; set; }

    /// <summary>The one number of gamma's constraint: the largest norm.</summary>
    public double GammaConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of gamma under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double GammaConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes gamma, from 0 to 1.</summary>
    public double GammaConstraintRate { get; set; } = 1;

    /// <summary>How beta starts.</summary>
    public Initializer BetaInitializer { get; set; }

    /// <summary>The one number of beta's initializer: standard deviation, limit, gain or constant.</summary>
    public double BetaInitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of beta's absolute sum in the loss.</summary>
    public double BetaL1 { get; set; }

    /// <summary>The factor of beta's sum of squares in the loss, not halved.</summary>
    public double BetaL2 { get; set; }

    /// <summary>What every update must keep true of beta.</summary>
    public Constraint BetaConstraint { get; set; }

    /// <summary>The one number of beta's constraint: the largest norm.</summary>
    public double BetaConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm of beta under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double BetaConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes beta, from 0 to 1.</summary>
    public double BetaConstraintRate { get; set; } = 1;
}
