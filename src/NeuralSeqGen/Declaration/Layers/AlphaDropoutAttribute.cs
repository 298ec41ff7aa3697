namespace NeuralSeqGen;

/// <summary>Sets a share of the values in training to where <see cref="Activation.Selu"/> saturates and moves all of them so that mean and variance stay (Klambauer et al., 2017); prediction is not touched.</summary>
/// <param name="rate">The share, from 0 to below 1.</param>
public sealed class AlphaDropoutAttribute(double rate) : UnaryLayerAttribute
{
    /// <summary>The share of values set.</summary>
    public double Rate { get; } = rate;
}
