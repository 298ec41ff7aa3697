namespace NeuralSeqGen;

/// <summary>Sets a share of the values to zero in training and scales the others up by 1/(1 − rate); prediction is not touched.</summary>
/// <param name="rate">The share, from 0 to below 1.</param>
public sealed class DropoutAttribute(double rate) : UnaryLayerAttribute
{
    /// <summary>The share of values set to zero.</summary>
    public double Rate { get; } = rate;
}
