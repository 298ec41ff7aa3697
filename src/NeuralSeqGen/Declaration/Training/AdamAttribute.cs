namespace NeuralSeqGen;

/// <summary>Adam (Kingma and Ba, 2014), epsilon added before the bias correction: <c>w −= lr·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε)</c>.</summary>
public sealed class AdamAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of the mean.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the mean square.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The number that keeps the divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>True divides by the largest mean square seen so far.</summary>
    public bool AmsGrad { get; set; }
}
