namespace NeuralSeqGen;

/// <summary>One learning rate for each stretch of steps; that of the optimizer is not used. At run time <see cref="PiecewiseConstantDecay"/>.</summary>
/// <param name="boundaries">The last step of each stretch but the last, ascending.</param>
/// <param name="values">The learning rates, one more than boundaries.</param>
public sealed class PiecewiseConstantDecayAttribute(int[] boundaries, double[] values) : ModelPartAttribute
{
    /// <summary>The last step of each stretch but the last, ascending.</summary>
    public int[] Boundaries { get; } = boundaries;

    /// <summary>The learning rates, one more than boundaries.</summary>
    public double[] Values { get; } = values;
}
