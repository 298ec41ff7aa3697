namespace NeuralSeqGen;

/// <summary>
/// A loss for labels of which some are wrong: <c>(1 − p^q) ÷ q</c> for the probability p of the label, between cross-entropy (q near 0) and the mean absolute error (q near 1)
/// (Zhang and Sabuncu, 2018). Targets are integers of one rank less than the output. p is taken as it is, as in Keras: the output has to be a softmax.
/// </summary>
public sealed class CategoricalGeneralizedCrossentropyAttribute : LossAttribute
{
    /// <summary>The power, more than 0 and less than 1: the larger, the less count labels that look wrong.</summary>
    public double Q { get; set; } = 0.5;
}
