namespace NeuralSeqGen;

/// <summary>Adam by the largest gradient (Kingma and Ba, 2014): <c>u = max(β₂·u, |g|); w −= lr/(1 − β₁ᵗ)·m/(u + ε)</c>.</summary>
public sealed class AdamaxAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of the mean.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the largest gradient.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The number that keeps the divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
