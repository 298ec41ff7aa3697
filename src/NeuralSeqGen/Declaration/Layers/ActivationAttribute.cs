namespace NeuralSeqGen;

/// <summary>Applies an activation function; the shape stays.</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : UnaryLayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;
}
