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

    /// <summary>The mean loss, penalties included: that of the batches, each weighted by its samples, as in Keras. Where a mask or a loss leaves rows out, so that batches count different numbers of them, it depends on how the samples fall into batches.</summary>
    public double Loss { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The metrics by name, in the order of their declaration; the loss is not among them.</summary>
    public IReadOnlyDictionary<string, double> Metrics => _metrics;

    /// <summary>What is no error and yet hardly meant: sentences that begin with the id of their rule, such as <c>NSG0322</c> for metrics that read targets which are missing. Of Evaluate; those of a Fit are in <see cref="History.Notes"/>. Empty, as a rule.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

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

    /// <summary>The same with notes.</summary>
    internal Evaluation With(IReadOnlyList<string> notes) => notes.Count == 0 ? this : new(Loss, Samples, [.. _metrics.Select(metric => (metric.Key, metric.Value))]) { Notes = notes };

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
