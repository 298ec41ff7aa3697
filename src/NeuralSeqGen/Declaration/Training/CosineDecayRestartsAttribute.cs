namespace NeuralSeqGen;

/// <summary>The optimizer's learning rate falls along half cosines, one after the other. At run time <see cref="CosineDecayRestarts"/>.</summary>
/// <param name="firstDecaySteps">The steps of the first.</param>
public sealed class CosineDecayRestartsAttribute(int firstDecaySteps) : ModelPartAttribute
{
    /// <summary>The steps of the first.</summary>
    public int FirstDecaySteps { get; } = firstDecaySteps;

    /// <summary>How much longer each is than the one before, 1 or more.</summary>
    public double TMul { get; set; } = 2;

    /// <summary>How much higher each starts than the one before.</summary>
    public double MMul { get; set; } = 1;

    /// <summary>The share of the initial learning rate that is left at the end of each.</summary>
    public double Alpha { get; set; }
}
