namespace NeuralSeqGen;

/// <summary>Cross-entropy of independent yes/no targets: <c>−mean(y·log p + (1 − y)·log(1 − p))</c> over the last axis. Targets are 0 to 1.</summary>
public sealed class BinaryCrossentropyAttribute : LossAttribute
{
    /// <summary>True takes the output as logits instead of probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>The share by which targets are moved towards 0.5.</summary>
    public double LabelSmoothing { get; set; }
}
