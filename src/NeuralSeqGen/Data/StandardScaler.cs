namespace NeuralSeqGen;

/// <summary>Takes each feature's mean away and divides by its standard deviation, as scikit-learn's <c>StandardScaler</c>.</summary>
public sealed class StandardScaler : Scaler, IBundlePart<StandardScaler>
{
    private readonly double[] _mean, _scale;

    private StandardScaler(double[] mean, double[] scale)
        : base(mean, scale, shift: 0) => (_mean, _scale) = (mean, scale);

    /// <summary>The mean of each feature.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>The standard deviation of each feature, √(Σ (value − mean)² / n); 1 for a feature that is constant.</summary>
    public IReadOnlyList<double> Scale => _scale;

    /// <summary>Fits to a series of one feature. NaN is left out; what is constant is only shifted to 0.</summary>
    /// <exception cref="ArgumentException">An infinity, or no number at all.</exception>
    public static StandardScaler Fit(float[] values) => Of(FeatureColumn.All(values));

    /// <summary>Fits to feature vectors, (n, features). NaN is left out; a feature that is constant is only shifted to 0.</summary>
    /// <exception cref="ArgumentException">An infinity, or a feature without a number.</exception>
    public static StandardScaler Fit(float[,] values) => Of(FeatureColumn.All(values));

    /// <summary>Fits to sequences, (n, steps, features), over samples and steps. NaN is left out; a feature that is constant is only shifted to 0.</summary>
    /// <exception cref="ArgumentException">An infinity, or a feature without a number.</exception>
    public static StandardScaler Fit(float[,,] values) => Of(FeatureColumn.All(values));

    /// <summary>The scaler of some features, in this order: of the targets, to scale predictions back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    public StandardScaler Select(params ReadOnlySpan<int> features) => new(FeatureColumn.Select(_mean, features), FeatureColumn.Select(_scale, features));

    /// <summary>The scaler as text, which <see cref="Parse"/> reads to the last bit.</summary>
    public override string ToString() => ScalerText.Format(nameof(StandardScaler), ("mean", _mean), ("scale", _scale));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static StandardScaler Parse(string text)
    {
        double[][] lists = ScalerText.Parse(text, nameof(StandardScaler), "mean", "scale");
        return lists[0].Length == lists[1].Length && lists[1].All(scale => scale > 0)
            ? new StandardScaler(lists[0], lists[1])
            : throw ScalerText.Fault(text, nameof(StandardScaler));
    }

    static StandardScaler IBundlePart<StandardScaler>.FromBundleText(string text) => Parse(text);

    private static StandardScaler Of(FeatureColumn[] columns) => new([.. columns.Select(column => column.Mean)], [.. columns.Select(column => column.Deviation)]);
}
