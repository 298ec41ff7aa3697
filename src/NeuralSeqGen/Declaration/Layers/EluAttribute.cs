namespace NeuralSeqGen;

/// <summary>x above 0, <c>alpha·(exp(x) − 1)</c> below it.</summary>
public sealed class EluAttribute : UnaryLayerAttribute
{
    /// <summary>The value approached far below 0, negated.</summary>
    public double Alpha { get; set; } = 1;
}
