namespace NeuralSeqGen;

/// <summary>Cross-entropy that looks at what is answered badly: <c>−Σ α·(1 − p)^γ·y·log p</c> (Lin et al., 2018).</summary>
public sealed class CategoricalFocalCrossentropyAttribute : LossAttribute
{
    /// <summary>The factor of the whole.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>The power of <c>1 − p</c>: the larger, the less answers count that are right already; 0 is cross-entropy.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>True takes the output as logits instead of probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>The share of each target that is spread evenly over the classes.</summary>
    public double LabelSmoothing { get; set; }
}
