namespace NeuralSeqGen;

/// <summary>The optimizer's learning rate is divided by a number that grows with the steps: <c>lr/(1 + decayRate·step/decaySteps)</c>; <c>[InverseTimeDecay(1, decay)]</c> is the decay of Keras 2. At run time <see cref="InverseTimeDecay"/>.</summary>
/// <param name="decaySteps">The steps over which the divisor grows by the rate.</param>
/// <param name="decayRate">The growth.</param>
public sealed class InverseTimeDecayAttribute(int decaySteps, double decayRate) : ModelPartAttribute
{
    /// <summary>The steps over which the divisor grows by the rate.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>The growth.</summary>
    public double DecayRate { get; } = decayRate;

    /// <summary>True lowers the rate in stairs.</summary>
    public bool Staircase { get; set; }
}
