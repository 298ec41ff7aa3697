namespace NeuralSeqGen;

/// <summary>Sets a share of the channels to zero in training, each for all steps of a sample, and scales the others up by 1/(1 − rate); prediction is not touched.</summary>
/// <param name="rate">The share, from 0 to below 1.</param>
public sealed class SpatialDropout1DAttribute(double rate) : UnaryLayerAttribute
{
    /// <summary>The share of channels set to zero.</summary>
    public double Rate { get; } = rate;
}
