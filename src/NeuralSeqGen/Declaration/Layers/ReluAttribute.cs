namespace NeuralSeqGen;

/// <summary>x above the threshold, at most the largest value; below the threshold a line of the given slope through it.</summary>
public sealed class ReluAttribute : UnaryLayerAttribute
{
    /// <summary>The largest value; NaN for none.</summary>
    public double MaxValue { get; set; } = double.NaN;

    /// <summary>The slope below the threshold.</summary>
    public double NegativeSlope { get; set; }

    /// <summary>Where the function begins to pass its input on.</summary>
    public double Threshold { get; set; }
}
