namespace NeuralSeqGen;

/// <summary>LAMB (You et al., 2019), for large batches: the step of Adam, scaled for each weight to the ratio of its norm and the step's.</summary>
public sealed class LambAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of the mean.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the mean square.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The number that keeps the divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
