namespace NeuralSeqGen;

/// <summary>The largest number of each feature over all steps: (steps, features) to (features).</summary>
public sealed class GlobalMaxPooling1DAttribute : UnaryLayerAttribute
{
    /// <summary>True keeps the step axis with extent 1.</summary>
    public bool KeepDims { get; set; }
}
