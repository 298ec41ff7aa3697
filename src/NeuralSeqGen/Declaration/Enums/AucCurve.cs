namespace NeuralSeqGen;

/// <summary>The curves whose area <see cref="Metric.AucAttribute"/> measures.</summary>
public enum AucCurve
{
    /// <summary>True positive rate over false positive rate.</summary>
    Roc,

    /// <summary>Precision over recall.</summary>
    Pr,
}
