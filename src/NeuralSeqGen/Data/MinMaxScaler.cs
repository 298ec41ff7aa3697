namespace NeuralSeqGen;

/// <summary>Maps each feature's smallest and largest value to the ends of a range, as scikit-learn's <c>MinMaxScaler</c>.</summary>
public sealed class MinMaxScaler : Scaler, IBundlePart<MinMaxScaler>
{
    private readonly double[] _dataMin, _dataMax;

    private MinMaxScaler(double[] dataMin, double[] dataMax, double minimum, double maximum)
        : base(dataMin, [.. dataMin.Zip(dataMax, (low, high) => (high > low ? high - low : 1) / (maximum - minimum))], minimum) =>
        (_dataMin, _dataMax, Minimum, Maximum) = (dataMin, dataMax, minimum, maximum);

    /// <summary>The smallest value of each feature.</summary>
    public IReadOnlyList<double> DataMin => _dataMin;

    /// <summary>The largest value of each feature.</summary>
    public IReadOnlyList<double> DataMax => _dataMax;

    /// <summary>What the smallest value is mapped to.</summary>
    public double Minimum { get; }

    /// <summary>What the largest value is mapped to.</summary>
    public double Maximum { get; }

    /// <summary>Fits to a series of one feature. NaN is left out; what is constant is mapped to the minimum; later values outside are not cut.</summary>
    /// <param name="values">The series.</param>
    /// <param name="minimum">What the smallest value is mapped to.</param>
    /// <param name="maximum">What the largest value is mapped to.</param>
    /// <exception cref="ArgumentException">An infinity, or no number at all; a minimum that is not below the maximum.</exception>
    public static MinMaxScaler Fit(float[] values, double minimum = 0, double maximum = 1) => Of(FeatureColumn.All(values), minimum, maximum);

    /// <summary>Fits to feature vectors, (n, features). NaN is left out; a feature that is constant is mapped to the minimum; later values outside are not cut.</summary>
    /// <param name="values">The feature vectors.</param>
    /// <param name="minimum">What the smallest value is mapped to.</param>
    /// <param name="maximum">What the largest value is mapped to.</param>
    /// <exception cref="ArgumentException">An infinity, or a feature without a number; a minimum that is not below the maximum.</exception>
    public static MinMaxScaler Fit(float[,] values, double minimum = 0, double maximum = 1) => Of(FeatureColumn.All(values), minimum, maximum);

    /// <summary>Fits to sequences, (n, steps, features), over samples and steps. NaN is left out; a feature that is constant is mapped to the minimum; later values outside are not cut.</summary>
    /// <param name="values">The sequences.</param>
    /// <param name="minimum">What the smallest value is mapped to.</param>
    /// <param name="maximum">What the largest value is mapped to.</param>
    /// <exception cref="ArgumentException">An infinity, or a feature without a number; a minimum that is not below the maximum.</exception>
    public static MinMaxScaler Fit(float[,,] values, double minimum = 0, double maximum = 1) => Of(FeatureColumn.All(values), minimum, maximum);

    /// <summary>The scaler of some features, in this order: of the targets, to scale predictions back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    public MinMaxScaler Select(params ReadOnlySpan<int> features) => new(FeatureColumn.Select(_dataMin, features), FeatureColumn.Select(_dataMax, features), Minimum, Maximum);

    /// <summary>The scaler as text, which <see cref="Parse"/> reads to the last bit.</summary>
    public override string ToString() => ScalerText.Format(nameof(MinMaxScaler), ("min", _dataMin), ("max", _dataMax), ("range", [Minimum, Maximum]));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static MinMaxScaler Parse(string text)
    {
        double[][] lists = ScalerText.Parse(text, nameof(MinMaxScaler), "min", "max", "range");
        return lists[0].Length == lists[1].Length && lists[0].Zip(lists[1], (low, high) => low <= high && double.IsFinite(high - low)).All(isRange => isRange) && lists[2] is [var minimum, var maximum] && minimum < maximum
            ? new MinMaxScaler(lists[0], lists[1], minimum, maximum)
            : throw ScalerText.Fault(text, nameof(MinMaxScaler));
    }

    static MinMaxScaler IBundlePart<MinMaxScaler>.FromBundleText(string text) => Parse(text);

    private static MinMaxScaler Of(FeatureColumn[] columns, double minimum, double maximum) => minimum < maximum && double.IsFinite(maximum - minimum)
        ? new MinMaxScaler([.. columns.Select(column => column.Minimum)], [.. columns.Select(column => column.Maximum)], minimum, maximum)
        : throw new ArgumentException(FormattableString.Invariant($"The range from {minimum} to {maximum} is none: the minimum is below the maximum, both finite."), nameof(minimum));
}
