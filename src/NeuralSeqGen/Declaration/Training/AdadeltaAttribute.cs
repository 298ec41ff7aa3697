namespace NeuralSeqGen;

/// <summary>Adadelta (Zeiler, 2012): the step is the gradient times the ratio of the root mean squares of earlier steps and gradients. The paper has learning rate 1.</summary>
public sealed class AdadeltaAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The decay of both mean squares.</summary>
    public double Rho { get; set; } = 0.95;

    /// <summary>The number that keeps the root from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;
}
