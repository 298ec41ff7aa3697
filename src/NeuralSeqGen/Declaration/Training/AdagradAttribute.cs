namespace NeuralSeqGen;

/// <summary>Adagrad (Duchi et al., 2011): <c>a += g²; w −= lr·g/√(a + ε)</c>.</summary>
public sealed class AdagradAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The start of the sums of squares.</summary>
    public double InitialAccumulatorValue { get; set; } = 0.1;

    /// <summary>The number that keeps the root from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>Whether epsilon stands under the root, as in Keras 3, or beside it, as in Keras 2.</summary>
    public EpsilonPlacement EpsilonPlacement { get; set; }
}
