namespace NeuralSeqGen;

/// <summary>The optimizer's learning rate falls along half a cosine, after a straight warm-up if there is one. At run time <see cref="CosineDecay"/>.</summary>
/// <param name="decaySteps">The steps of the cosine, without the warm-up.</param>
public sealed class CosineDecayAttribute(int decaySteps) : ModelPartAttribute
{
    /// <summary>The steps of the cosine, without the warm-up.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>The share of the rate that is left in the end.</summary>
    public double Alpha { get; set; }

    /// <summary>The learning rate that the warm-up leads to; NaN for no warm-up.</summary>
    public double WarmupTarget { get; set; } = double.NaN;

    /// <summary>The steps of the warm-up.</summary>
    public int WarmupSteps { get; set; }
}
