namespace NeuralSeqGen;

/// <summary>Which ids are drawn from.</summary>
internal static class DrawnIds
{
    /// <summary>Leaves the likeliest ids, at least one; of equals the lower ones.</summary>
    /// <param name="scores">Logarithms of the probabilities; those of the others become −∞.</param>
    /// <param name="options">How many, and what their probabilities at the temperature add up to.</param>
    public static void Limit(double[] scores, GenerateOptions options)
    {
        if (options.TopK == 0 && options.TopP == 1)
        {
            return;
        }

        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(id => scores[id])];
        int kept = Math.Min(options.TopK == 0 ? order.Length : options.TopK, order.Length);
        kept = options.TopP == 1 ? kept : Math.Min(kept, Nucleus(order, scores, options, kept));
        foreach (int id in order.AsSpan(kept))
        {
            scores[id] = double.NegativeInfinity;
        }
    }

    /// <summary>How many of the likeliest there are until the probabilities of the first <paramref name="kept"/> add up to the share that is wanted.</summary>
    private static int Nucleus(int[] order, double[] scores, GenerateOptions options, int kept)
    {
        double[] shares = [.. order.Take(kept).Select(id => Math.Exp((scores[id] - scores[order[0]]) / options.Temperature))];
        double wanted = options.TopP * shares.Sum(), sum = 0;
        int count = 0;
        while (count < kept && sum < wanted)
        {
            sum += shares[count++];
        }

        return Math.Max(count, 1);
    }
}
