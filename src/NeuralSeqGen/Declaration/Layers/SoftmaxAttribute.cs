namespace NeuralSeqGen;

/// <summary>exp(x)/Σ exp(x) along one axis. Along the steps, masked ones get nothing.</summary>
public sealed class SoftmaxAttribute : UnaryLayerAttribute
{
    /// <summary>The axis, as Keras counts: 0 is the batch, −1 the last axis.</summary>
    public int Axis { get; set; } = -1;
}
