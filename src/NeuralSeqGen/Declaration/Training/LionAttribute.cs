namespace NeuralSeqGen;

/// <summary>Lion (Chen et al., 2023): <c>w −= lr·sign(β₁·m + (1 − β₁)·g)</c>. Steps are larger than Adam's: take a learning rate of a third to a tenth.</summary>
public sealed class LionAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The share of the mean in the direction.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the mean.</summary>
    public double Beta2 { get; set; } = 0.99;
}
