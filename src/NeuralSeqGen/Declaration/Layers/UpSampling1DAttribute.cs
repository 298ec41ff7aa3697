namespace NeuralSeqGen;

/// <summary>Every step several times in a row: (steps, features) to (steps · size, features).</summary>
/// <param name="size">How many times.</param>
public sealed class UpSampling1DAttribute(int size = 2) : UnaryLayerAttribute
{
    /// <summary>How many times.</summary>
    public int Size { get; } = size;
}
