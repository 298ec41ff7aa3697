namespace NeuralSeqGen;

/// <summary>Adds normal noise to every value in training; prediction is not touched.</summary>
/// <param name="stddev">The standard deviation, 0 or more.</param>
public sealed class GaussianNoiseAttribute(double stddev) : UnaryLayerAttribute
{
    /// <summary>The standard deviation of the noise.</summary>
    public double Stddev { get; } = stddev;
}
