namespace NeuralSeqGen;

/// <summary>Cross-entropy with integer targets of one rank less than the output: <c>−log p[label]</c>.</summary>
public sealed class SparseCategoricalCrossentropyAttribute : LossAttribute
{
    /// <summary>True takes the output as logits instead of probabilities.</summary>
    public bool FromLogits { get; set; }

    /// <summary>A label whose positions do not count; <see cref="int.MinValue"/> means none.</summary>
    public int IgnoreClass { get; set; } = int.MinValue;
}
