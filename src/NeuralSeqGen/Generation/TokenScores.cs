using System.Numerics;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen;

/// <summary>What a row of an output says of the next id.</summary>
internal static class TokenScores
{
    /// <summary>The id with the largest value, the lowest of equals.</summary>
    public static int Best<T>(ReadOnlySpan<T> row) where T : INumber<T>
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Logarithms of the probabilities.</summary>
    /// <param name="row">Probabilities or logits.</param>
    /// <param name="fromLogits">Which of them.</param>
    /// <param name="scores">As long as the row, written.</param>
    public static void Logarithms(ReadOnlySpan<float> row, bool fromLogits, Span<double> scores)
    {
        for (int i = 0; i < row.Length; i++)
        {
            scores[i] = fromLogits ? row[i] : Math.Log(row[i]);
        }

        if (!fromLogits)
        {
            return;
        }

        double total = LogSumExp(scores);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] -= total;
        }
    }

    /// <summary>An id drawn with its probability to the power of 1 / temperature.</summary>
    /// <param name="scores">Logarithms of the probabilities; overwritten.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="uniform">A random number from [0, 1).</param>
    public static int Draw(Span<double> scores, double temperature, double uniform)
    {
        var (best, sum) = (Largest(scores), 0.0);
        for (int i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = Math.Exp((scores[i] - best) / temperature);
        }

        double rest = uniform * sum;
        int drawn = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0)
            {
                drawn = i;
            }

            if ((rest -= scores[i]) < 0)
            {
                break;
            }
        }
        return drawn;
    }

    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        // of one width on every machine, so that the order of the sum is one
        double largest = Largest(values);
        var (shift, sums) = (Vector512.Create(largest), Vector512<double>.Zero);
        int done = 0;
        for (; done + Vector512<double>.Count <= values.Length; done += Vector512<double>.Count)
        {
            sums += Vector512.Exp(Vector512.Create(values[done..]) - shift);
        }

        double sum = Vector512.Sum(sums);
        foreach (double value in values[done..])
        {
            sum += Math.Exp(value - largest);
        }

        return largest + Math.Log(sum);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
