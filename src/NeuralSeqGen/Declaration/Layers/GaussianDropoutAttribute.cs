namespace NeuralSeqGen;

/// <summary>Multiplies every value in training by a normal number of mean 1 and variance rate/(1 − rate); prediction is not touched.</summary>
/// <param name="rate">The rate, from 0 to below 1.</param>
public sealed class GaussianDropoutAttribute(double rate) : UnaryLayerAttribute
{
    /// <summary>The rate of the dropout with noise of this variance.</summary>
    public double Rate { get; } = rate;
}
