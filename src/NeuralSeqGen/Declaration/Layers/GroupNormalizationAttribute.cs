namespace NeuralSeqGen;

/// <summary>
/// Normalises each sample's groups of channels over all steps: <c>(x − mean)/√(variance + epsilon)·gamma + beta</c>, gamma and beta per channel
/// (Wu, He, 2018). Channels are the last axis.
/// </summary>
/// <param name="groups">The number of groups, a divisor of the number of channels; −1 makes every channel a group, instance normalisation.</param>
public sealed class GroupNormalizationAttribute(int groups = 32) : StandardizingLayerAttribute
{
    /// <summary>The number of groups; −1 makes every channel one.</summary>
    public int Groups { get; } = groups;
}
