using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>Loss and metrics over a number of samples.</summary>
public sealed class Evaluation
{
    private readonly OrderedDictionary<string, double> _metrics = [];

    internal Evaluation(double loss, int samples, params ReadOnlySpan<(string Name, double Value)> metrics)
    {
        Loss = loss;
        Samples = samples;
        foreach (var (name, value) in metrics)
        {
            _metrics.Add(name, value);
        }
    }

    /// <summary>The mean loss, penalties included.</summary>
    public double Loss { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The metrics by name, in the order of their declaration; the loss is not among them.</summary>
    public IReadOnlyDictionary<string, double> Metrics => _metrics;

    /// <summary>A metric by name, or the loss as <c>loss</c>.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such metric; the message names those it has.</exception>
    public double this[string metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            if (TryGet(metric, out double value))
            {
                return value;
            }

            throw new KeyNotFoundException($"There is no metric '{metric}': known are {string.Join(", ", Keys)}.");
        }
    }

    /// <summary>As Keras prints it: <c>loss: 0.1234 - accuracy: 0.9876</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text, "");
        return text.ToString();
    }

    internal IEnumerable<string> Keys => _metrics.Keys.Prepend("loss");

    internal bool TryGet(string key, out double value)
    {
        value = Loss;
        return key == "loss" || _metrics.TryGetValue(key, out value);
    }

    internal void AppendTo(StringBuilder text, string prefix)
    {
        AppendNumber(text.Append(prefix).Append("loss: "), Loss);
        foreach (var (name, value) in _metrics)
        {
            AppendNumber(text.Append(" - ").Append(prefix).Append(name).Append(": "), value);
        }
    }

    // Keras: four decimals, and powers of ten where those would show too little.
    private static void AppendNumber(StringBuilder text, double value) =>
        text.Append(value.ToString(Math.Abs(value) > 1e-3 ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture));
}
