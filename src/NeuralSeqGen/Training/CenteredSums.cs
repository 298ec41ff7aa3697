namespace NeuralSeqGen;

/// <summary>
/// The sums of R² over batches: Σ(t − c), Σ(t − c)², Σ(t − p)² and c per element, and the number of rows. A batch brings a c of its own, near its targets, once
/// for each of its samples; in the total c is that of the first batch with a row that counts, and what later batches bring is moved to it.
/// </summary>
internal static class CenteredSums
{
    /// <summary>Adds a batch.</summary>
    /// <param name="total">The sums so far; zeros at first.</param>
    /// <param name="batch">Those of the batch.</param>
    /// <param name="samples">Samples of the batch.</param>
    public static void Add(Span<double> total, ReadOnlySpan<double> batch, int samples)
    {
        double rows = batch[^1];
        if (rows == 0)
        {
            return;
        }

        int elements = batch.Length / 4;
        for (int i = 0; i < elements; i++)
        {
            double center = batch[(3 * elements) + i] / samples;
            ref double origin = ref total[(3 * elements) + i];
            origin = total[^1] == 0 ? center : origin;
            double moved = center - origin;
            total[i] += batch[i] + (rows * moved);
            total[elements + i] += batch[elements + i] + (moved * ((2 * batch[i]) + (rows * moved)));
            total[(2 * elements) + i] += batch[(2 * elements) + i];
        }

        total[^1] += rows;
    }
}
