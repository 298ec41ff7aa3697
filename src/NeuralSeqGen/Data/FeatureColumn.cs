namespace NeuralSeqGen;

/// <summary>What scalers need to know of one feature: statistics of its numbers, NaN left out.</summary>
internal sealed record FeatureColumn(double Mean, double Deviation, double Minimum, double Maximum)
{
    private const double Epsilon = 1.0 / (1L << 52);

    public static FeatureColumn[] All(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return All(values, 1);
    }

    public static FeatureColumn[] All(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return All(Sequences.AsSpan(values), values.GetLength(1));
    }

    public static FeatureColumn[] All(float[,,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return All(Sequences.AsSpan(values), values.GetLength(2));
    }

    public static double[] Select(double[] values, ReadOnlySpan<int> features)
    {
        ArgumentOutOfRangeException.ThrowIfZero(features.Length, nameof(features));
        double[] selected = new double[features.Length];
        for (int i = 0; i < selected.Length; i++)
        {
            selected[i] = (uint)features[i] < (uint)values.Length
                ? values[features[i]]
                : throw new ArgumentOutOfRangeException(nameof(features), FormattableString.Invariant($"There is no feature {features[i]}; the scaler has {values.Length}, counted from 0."));
        }
        return selected;
    }

    private static FeatureColumn[] All(ReadOnlySpan<float> values, int features)
    {
        if (features == 0)
        {
            throw new ArgumentException("There are no features to fit to.", nameof(values));
        }

        var columns = new FeatureColumn[features];
        for (int feature = 0; feature < features; feature++)
        {
            columns[feature] = Of(values, feature, features);
        }

        return columns;
    }

    private static FeatureColumn Of(ReadOnlySpan<float> values, int feature, int features)
    {
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        long count = 0;
        for (int i = feature; i < values.Length; i += features)
        {
            double value = values[i];
            if (double.IsInfinity(value))
            {
                throw new ArgumentException(FormattableString.Invariant($"Row {i / features} holds {(value > 0 ? "Infinity" : "-Infinity")} for feature {feature}. Clean the data, or put NaN for what is missing."), nameof(values));
            }

            if (!double.IsNaN(value))
            {
                (sum, count, minimum, maximum) = (sum + value, count + 1, Math.Min(minimum, value), Math.Max(maximum, value));
            }
        }

        return count > 0
            ? new FeatureColumn(sum / count, Scale(values, feature, features, sum / count, count), minimum, maximum)
            : throw new ArgumentException(FormattableString.Invariant($"Feature {feature} has no number to fit to."), nameof(values));
    }

    // In two passes. Constant is what differs by rounding alone, scikit-learn's _is_constant_feature: variance <= n ε variance + (n mean ε)².
    private static double Scale(ReadOnlySpan<float> values, int feature, int features, double mean, long count)
    {
        double sum = 0;
        for (int i = feature; i < values.Length; i += features)
        {
            sum += float.IsNaN(values[i]) ? 0 : (values[i] - mean) * (values[i] - mean);
        }

        double variance = sum / count, rounding = count * mean * Epsilon;
        return variance <= count * Epsilon * variance + rounding * rounding ? 1 : Math.Sqrt(variance);
    }
}
