namespace NeuralSeqGen;

/// <summary>Adam with Nesterov's momentum (Dozat, 2016), epsilon added after the bias correction.</summary>
public sealed class NadamAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of the mean.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the mean square.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The number that keeps the divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
