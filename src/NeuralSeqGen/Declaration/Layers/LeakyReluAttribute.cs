namespace NeuralSeqGen;

/// <summary>x above 0, the slope times x below it.</summary>
public sealed class LeakyReluAttribute : UnaryLayerAttribute
{
    /// <summary>The slope below 0. The activation function <see cref="Activation.LeakyRelu"/> has 0.2.</summary>
    public double NegativeSlope { get; set; } = 0.3;
}
