namespace NeuralSeqGen;

/// <summary>The mean, padded steps left out, of every window of each feature: (steps, features) to (windows, features).</summary>
/// <param name="poolSize">The steps of a window.</param>
public sealed class AveragePooling1DAttribute(int poolSize) : UnaryLayerAttribute
{
    /// <summary>The steps of a window.</summary>
    public int PoolSize { get; } = poolSize;

    /// <summary>The steps from window to window; 0 for the pool size.</summary>
    public int Strides { get; set; }

    /// <summary>What happens at the ends. Padded steps do not count; there is no causal form.</summary>
    public ConvolutionPadding Padding { get; set; }
}
