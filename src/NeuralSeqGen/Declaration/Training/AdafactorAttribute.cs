namespace NeuralSeqGen;

/// <summary>
/// Adafactor (Shazeer and Stern, 2018), for little memory: of a matrix only the mean squares of its rows and columns are kept. As in Keras 3.15.1 the
/// learning rate is the upper bound of the step's size relative to the weight, <c>min(lr, 1/√t)</c>.
/// </summary>
public sealed class AdafactorAttribute() : OptimizerAttribute(1e-3)
{
    /// <summary>The exponent β of the mean squares' decay 1 − tᵝ.</summary>
    public double Beta2Decay { get; set; } = -0.8;

    /// <summary>The number that keeps the divisor from zero, added to squares of gradients.</summary>
    public double Epsilon1 { get; set; } = 1e-30;

    /// <summary>The smallest root mean square that a weight counts with.</summary>
    public double Epsilon2 { get; set; } = 1e-3;

    /// <summary>The largest root mean square of a step before it is scaled.</summary>
    public double ClipThreshold { get; set; } = 1;

    /// <summary>Has no effect, as in Keras 3.15.1.</summary>
    public bool RelativeStep { get; set; } = true;
}
