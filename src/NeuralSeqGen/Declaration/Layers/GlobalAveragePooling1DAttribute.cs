namespace NeuralSeqGen;

/// <summary>The mean of each feature over all steps, those that a mask leaves out aside: (steps, features) to (features).</summary>
public sealed class GlobalAveragePooling1DAttribute : UnaryLayerAttribute
{
    /// <summary>True keeps the step axis with extent 1.</summary>
    public bool KeepDims { get; set; }
}
