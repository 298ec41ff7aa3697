namespace NeuralSeqGen;

/// <summary>The optimizer's learning rate falls by a factor every so many steps: <c>lr·decayRate^(step/decaySteps)</c>. At run time <see cref="ExponentialDecay"/>.</summary>
/// <param name="decaySteps">The steps over which the rate falls by the factor.</param>
/// <param name="decayRate">The factor.</param>
public sealed class ExponentialDecayAttribute(int decaySteps, double decayRate) : ModelPartAttribute
{
    /// <summary>The steps over which the rate falls by the factor.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>The factor.</summary>
    public double DecayRate { get; } = decayRate;

    /// <summary>True lowers the rate in stairs.</summary>
    public bool Staircase { get; set; }
}
