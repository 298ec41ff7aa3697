namespace NeuralSeqGen;

/// <summary>Normalises each vector of the last axis: <c>(x − mean)/√(variance + epsilon)·gamma + beta</c> (Ba et al., 2016).</summary>
public sealed class LayerNormalizationAttribute : StandardizingLayerAttribute
{
    /// <summary>The axes to normalise over, as Keras counts them: 0 is the batch, −1 the last axis. Null means the last.</summary>
    public int[]? Axis { get; set; }

    /// <summary>True divides by the standard deviation without subtracting the mean, and has gamma but no beta.</summary>
    public bool RmsScaling { get; set; }
}
