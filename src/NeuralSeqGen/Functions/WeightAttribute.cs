namespace NeuralSeqGen;

/// <summary>A parameter of a function that is a weight of its layer: trained, saved and shown under the parameter's name. Penalties of 0 are off; a value of NaN takes the initializer's or constraint's Keras default.</summary>
/// <param name="extents">
/// Numbers, or formulas of <c>features</c> (the last extent of the first input), <c>steps</c>, <c>units</c> and the function's <c>int</c> parameters:
/// <c>[Weight("features", "2*units")]</c>; none for a scalar.
/// </param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class WeightAttribute(params object[] extents) : Attribute
{
    /// <summary>Numbers, or formulas of <c>features</c>, <c>steps</c>, <c>units</c> and the function's <c>int</c> parameters.</summary>
    public object[] Extents { get; } = extents;

    /// <summary>How the weight starts. Where it is not written: <see cref="Initializer.GlorotUniform"/> with two or more axes, else <see cref="Initializer.Zeros"/>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The initializer's one number: standard deviation, limit, gain or constant.</summary>
    public double InitializerValue { get; set; } = double.NaN;

    /// <summary>The factor of the weight's absolute sum in the loss.</summary>
    public double L1 { get; set; }

    /// <summary>The factor of the weight's sum of squares in the loss, not halved.</summary>
    public double L2 { get; set; }

    /// <summary>Factor of a penalty on rows that are not at right angles: the mean of <c>|cos|</c> over all pairs of rows (Keras's <c>OrthogonalRegularizer</c>). For matrices.</summary>
    public double Orthogonal { get; set; }

    /// <summary>The same for columns (Keras's <c>mode="columns"</c>).</summary>
    public double OrthogonalColumns { get; set; }

    /// <summary>What every update must keep true of the weight.</summary>
    public Constraint Constraint { get; set; }

    /// <summary>The constraint's one number: the largest norm.</summary>
    public double ConstraintValue { get; set; } = double.NaN;

    /// <summary>The smallest norm under <see cref="Constraint.MinMaxNorm"/>.</summary>
    public double ConstraintMin { get; set; }

    /// <summary>How much of the way into the bounds of <see cref="Constraint.MinMaxNorm"/> an update takes the weight, from 0 to 1.</summary>
    public double ConstraintRate { get; set; } = 1;

    /// <summary>False keeps the weight as it is in training.</summary>
    public bool Trainable { get; set; } = true;
}
