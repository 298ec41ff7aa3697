namespace NeuralSeqGen;

/// <summary>Cross-entropy with targets shaped as the output: <c>−Σ y·log p</c>. The targets of a row add up to 1 (NSG0211).</summary>
public sealed class CategoricalCrossentropyAttribute : LossAttribute
{
    /// <summary>True takes the output as logits instead of probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>The share of each target that is spread evenly over the classes.</summary>
    public double LabelSmoothing { get; set; }
}
