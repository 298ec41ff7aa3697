namespace NeuralSeqGen;

/// <summary>The sequence without some steps at both ends.</summary>
/// <param name="before">The steps taken away at the start.</param>
/// <param name="after">The steps taken away at the end.</param>
public sealed class Cropping1DAttribute(int before, int after) : UnaryLayerAttribute
{
    /// <summary>The steps taken away at the start.</summary>
    public int Before { get; } = before;

    /// <summary>The steps taken away at the end.</summary>
    public int After { get; } = after;
}
