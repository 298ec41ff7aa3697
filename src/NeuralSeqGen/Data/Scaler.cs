namespace NeuralSeqGen;

/// <summary>
/// Scales each feature by itself and back: (value − offset) / divisor + shift. The last axis holds the features; a scaler of one feature takes every
/// value as that feature, whatever the shape. NaN stays NaN. Immutable, so that any number of threads may use it.
/// </summary>
/// <remarks>
/// Fit on what the model is trained on, before windows are cut. With the weights it is a part of their <see cref="Bundle"/>, or saved as a string,
/// <c>model.SaveWeights(path, new() { Metadata = new Dictionary&lt;string, string&gt; { ["scaler"] = scaler.ToString() } })</c>, and comes back to the last bit:
/// <c>StandardScaler.Parse(model.LoadWeights(path).Metadata["scaler"])</c>.
/// </remarks>
public abstract class Scaler : IBundlePart<Scaler>
{
    private readonly double[] _offset, _divisor;
    private readonly double _shift;

    private protected Scaler(double[] offset, double[] divisor, double shift)
    {
        _offset = offset;
        _divisor = divisor;
        _shift = shift;
    }

    /// <summary>The number of features.</summary>
    public int Features => _offset.Length;

    /// <summary>Scales one feature vector, or a series of one feature.</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[] Transform(float[] values) => Map(values, inverse: false);

    /// <summary>Scales feature vectors, (n, features).</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[,] Transform(float[,] values) => Map(values, inverse: false);

    /// <summary>Scales sequences, (n, steps, features).</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[,,] Transform(float[,,] values) => Map(values, inverse: false);

    /// <summary>Scales feature vectors that lie one behind the other; the spans may be the same.</summary>
    /// <exception cref="ArgumentException">No whole number of feature vectors, or a result of another length.</exception>
    public void Transform(ReadOnlySpan<float> values, Span<float> result) => Map(values, result, inverse: false);

    /// <summary>Scales one feature vector back, or a series of one feature.</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[] InverseTransform(float[] values) => Map(values, inverse: true);

    /// <summary>Scales feature vectors back, (n, features), or the steps of one feature, (n, horizon).</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[,] InverseTransform(float[,] values) => Map(values, inverse: true);

    /// <summary>Scales sequences back, (n, steps, features).</summary>
    /// <exception cref="ArgumentException">Another number of features.</exception>
    public float[,,] InverseTransform(float[,,] values) => Map(values, inverse: true);

    /// <summary>Scales feature vectors back that lie one behind the other; the spans may be the same.</summary>
    /// <exception cref="ArgumentException">No whole number of feature vectors, or a result of another length.</exception>
    public void InverseTransform(ReadOnlySpan<float> values, Span<float> result) => Map(values, result, inverse: true);

    string IBundlePart.ToBundleText() => ToString()!;

    static Scaler IBundlePart<Scaler>.FromBundleText(string text) => text.StartsWith(nameof(MinMaxScaler), StringComparison.Ordinal) ? MinMaxScaler.Parse(text) : StandardScaler.Parse(text);

    private float[] Map(float[] values, bool inverse)
    {
        ArgumentNullException.ThrowIfNull(values);
        CheckFeatures(values.Length);
        float[] result = new float[values.Length];
        Map(values, result, inverse);
        return result;
    }

    private float[,] Map(float[,] values, bool inverse)
    {
        ArgumentNullException.ThrowIfNull(values);
        CheckFeatures(values.GetLength(1));
        float[,] result = new float[values.GetLength(0), values.GetLength(1)];
        Map(Sequences.AsSpan(values), Sequences.AsSpan(result), inverse);
        return result;
    }

    private float[,,] Map(float[,,] values, bool inverse)
    {
        ArgumentNullException.ThrowIfNull(values);
        CheckFeatures(values.GetLength(2));
        float[,,] result = new float[values.GetLength(0), values.GetLength(1), values.GetLength(2)];
        Map(Sequences.AsSpan(values), Sequences.AsSpan(result), inverse);
        return result;
    }

    private void Map(ReadOnlySpan<float> values, Span<float> result, bool inverse)
    {
        if (values.Length % Features != 0 || result.Length != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{values.Length} values and room for {result.Length}: the scaler takes feature vectors of {Features}, and as many results as values."), nameof(values));
        }

        for (int i = 0; i < values.Length; i++)
        {
            int feature = i % Features;
            result[i] = (float)(inverse ? (values[i] - _shift) * _divisor[feature] + _offset[feature] : (values[i] - _offset[feature]) / _divisor[feature] + _shift);
        }
    }

    private void CheckFeatures(int features)
    {
        if (Features != 1 && features != Features)
        {
            throw new ArgumentException(FormattableString.Invariant($"The last axis has {features} values, but the scaler was fitted to {Features} features. For some of them take the scaler that Select gives."), "values");
        }
    }
}
