namespace NeuralSeqGen;

/// <summary>RMSprop (Hinton, 2012): <c>v = ρ·v + (1 − ρ)·g²; w −= lr·g/√(v + ε)</c>.</summary>
public sealed class RmsPropAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of the mean square.</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>The share of the last step that is added to the next; 0 means none.</summary>
    public double Momentum { get; set; }

    /// <summary>The number that keeps the root from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>True divides by the variance instead of the mean square.</summary>
    public bool Centered { get; set; }

    /// <summary>Whether epsilon stands under the root, as in Keras 3, or beside it, as in Keras 2.</summary>
    public EpsilonPlacement EpsilonPlacement { get; set; }
}
