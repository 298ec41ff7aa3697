using System.Globalization;

namespace NeuralSeqGen;

/// <summary>The shares for validation that leave whole batches on both sides, as a person writes them.</summary>
internal static class WholeShares
{
    private const int Shown = 3;
    private const int Digits = 6;

    /// <summary>Those nearest to the one that was wanted, ascending: <c>0.34 (6 and 3), 0.67 (3 and 6)</c>.</summary>
    /// <param name="samples">Whole batches, at least two.</param>
    /// <param name="batch">Samples of a batch.</param>
    /// <param name="wanted">The share that was wanted.</param>
    public static string Text(int samples, int batch, double wanted)
    {
        int batches = samples / batch, nearest = (int)Math.Clamp(Math.Round(wanted * batches), 1, batches - 1);
        int first = Math.Clamp(nearest - 1, 1, Math.Max(batches - Shown, 1));
        var shares = Enumerable.Range(first, Math.Min(Shown, batches - first)).Select(held => (Training: samples - (held * batch), Held: held * batch));
        return string.Join(", ", shares.Select(part => string.Create(CultureInfo.InvariantCulture, $"{Share(samples, part.Training)} ({part.Training} and {part.Held})")));
    }

    /// <summary>The shortest number that leaves as many samples to train on.</summary>
    private static double Share(int samples, int training)
    {
        for (int digits = 1; digits < Digits; digits++)
        {
            double share = Math.Round(1 - ((training + 0.5) / samples), digits);
            if (share > 0 && TrainingData.TrainingSamples(samples, share) == training)
            {
                return share;
            }
        }

        return 1 - ((training + 0.5) / samples);
    }
}
