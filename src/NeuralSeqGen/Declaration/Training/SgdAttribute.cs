namespace NeuralSeqGen;

/// <summary>Gradient descent: <c>w −= lr·g</c>, or with momentum <c>m = μ·m − lr·g; w += m</c>.</summary>
public sealed class SgdAttribute() : OptimizerAttribute(1e-2)
{
    /// <summary>The share of the last step that is added to the next; 0 means none.</summary>
    public double Momentum { get; set; }

    /// <summary>True looks ahead along the momentum: <c>w += μ·m − lr·g</c>.</summary>
    public bool Nesterov { get; set; }
}
