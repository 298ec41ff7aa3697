namespace NeuralSeqGen;

/// <summary>Scales each vector of the last axis to length 1; zeros stay.</summary>
public sealed class UnitNormalizationAttribute : UnaryLayerAttribute
{
    /// <summary>The axes to normalise over, as Keras counts them: 0 is the batch, −1 the last axis. Null means the last.</summary>
    public int[]? Axis { get; set; }
}
