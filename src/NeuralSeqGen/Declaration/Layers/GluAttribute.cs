namespace NeuralSeqGen;

/// <summary>
/// The gated linear unit: the first half of an axis times the sigmoid of the second, so that the axis is half as long behind it (Dauphin et al., 2016).
/// Ends a mask, as Keras's function does.
/// </summary>
public sealed class GluAttribute : UnaryLayerAttribute
{
    /// <summary>The axis that is halved, as Keras counts: 0 would be the batch, −1 is the last.</summary>
    public int Axis { get; set; } = -1;
}
