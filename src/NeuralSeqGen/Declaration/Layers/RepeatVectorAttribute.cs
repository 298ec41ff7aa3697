namespace NeuralSeqGen;

/// <summary>Repeats a vector as the steps of a sequence: (features) to (n, features).</summary>
/// <param name="n">The number of steps.</param>
public sealed class RepeatVectorAttribute(int n) : UnaryLayerAttribute
{
    /// <summary>The number of steps.</summary>
    public int N { get; } = n;
}
