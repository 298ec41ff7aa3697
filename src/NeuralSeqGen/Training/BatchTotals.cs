using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Loss and metrics over several batches: losses weighted by their samples, the sums of metrics added.</summary>
internal sealed class BatchTotals(MetricDefinition[] metrics)
{
    private readonly double[] _sums = new double[metrics.Sum(metric => metric.SumCount)];
    private double _loss;

    public int Samples { get; private set; }

    public void Clear()
    {
        Array.Clear(_sums);
        _loss = 0;
        Samples = 0;
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="loss">Its mean loss, regularizers included.</param>
    /// <param name="sums">The runner's sums; the first is not read.</param>
    public void Add(int samples, double loss, ReadOnlySpan<double> sums)
    {
        Samples += samples;
        _loss += loss * samples;
        int first = 0;
        foreach (var metric in metrics)
        {
            Add(metric.Finish, _sums.AsSpan(first, metric.SumCount), sums.Slice(first + 1, metric.SumCount), samples);
            first += metric.SumCount;
        }
    }

    private static void Add(MetricFinish finish, Span<double> total, ReadOnlySpan<double> batch, int samples)
    {
        if (finish == MetricFinish.R2Score)
        {
            CenteredSums.Add(total, batch, samples);
            return;
        }

        for (int i = 0; i < total.Length; i++)
        {
            total[i] += batch[i];
        }
    }

    /// <summary>The values so far; all NaN without a sample, as when every batch was left out: zero would look like a perfect model.</summary>
    public Evaluation ToEvaluation()
    {
        var values = new (string, double)[metrics.Length];
        int first = 0;
        for (int i = 0; i < metrics.Length; i++)
        {
            values[i] = (metrics[i].Name, Samples == 0 ? double.NaN : MetricValue.Of(metrics[i].Finish, _sums.AsSpan(first, metrics[i].SumCount)));
            first += metrics[i].SumCount;
        }
        return new Evaluation(Samples == 0 ? double.NaN : _loss / Samples, Samples, values);
    }
}
