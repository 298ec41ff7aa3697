namespace NeuralSeqGen;

/// <summary>Divides each vector of the last axis by its root mean square: <c>x/√(mean of x² + epsilon)·scale</c> (Zhang, Sennrich, 2019). Drops the mask, as in Keras.</summary>
public sealed class RmsNormalizationAttribute : UnaryLayerAttribute
{
    /// <summary>The axes to normalise over, as Keras counts them: 0 is the batch, −1 the last axis. Null means the last.</summary>
    public int[]? Axis { get; set; }

    /// <summary>What is added to the mean square, so that its root is never 0.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
