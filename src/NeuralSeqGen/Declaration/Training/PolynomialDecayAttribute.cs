namespace NeuralSeqGen;

/// <summary>The optimizer's learning rate goes to an end along a power: <c>(lr − end)·(1 − step/decaySteps)^power + end</c>. At run time <see cref="PolynomialDecay"/>.</summary>
/// <param name="decaySteps">The steps until the end.</param>
public sealed class PolynomialDecayAttribute(int decaySteps) : ModelPartAttribute
{
    /// <summary>The steps until the end.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>The learning rate at the end.</summary>
    public double EndLearningRate { get; set; } = 1e-4;

    /// <summary>The power; 1 is a straight line.</summary>
    public double Power { get; set; } = 1;

    /// <summary>True starts over, twice, three times, … as long, whenever the end is reached.</summary>
    public bool Cycle { get; set; }
}
