namespace NeuralSeqGen;

/// <summary>Loss and metrics over several batches: losses weighted by their samples, numerators and denominators of metrics added.</summary>
internal sealed class BatchTotals(string[] metrics)
{
    private readonly double[] _sums = new double[2 * metrics.Length];
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
        for (var i = 0; i < _sums.Length; i++) _sums[i] += sums[i + 1];
    }

    /// <summary>The means so far; all NaN without a sample, as when every batch was left out: zero would look like a perfect model.</summary>
    public Evaluation ToEvaluation()
    {
        var values = new (string, double)[metrics.Length];
        for (var i = 0; i < metrics.Length; i++) values[i] = (metrics[i], Samples == 0 ? double.NaN : _sums[2 * i + 1] == 0 ? 0 : _sums[2 * i] / _sums[2 * i + 1]);
        return new Evaluation(Samples == 0 ? double.NaN : _loss / Samples, Samples, values);
    }
}
