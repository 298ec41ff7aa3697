namespace NeuralSeqGen;

/// <summary>What reductions, softmax and the like make of a row of numbers. They add up in double.</summary>
internal static class RowFunctions
{
    public static float Sum(ReadOnlySpan<float> row) => (float)DoubleSum(row);

    public static float Mean(ReadOnlySpan<float> row) => (float)(DoubleSum(row) / row.Length);

    public static float Var(ReadOnlySpan<float> row)
    {
        double mean = DoubleSum(row) / row.Length, sum = 0;
        foreach (float v in row)
        {
            sum += (v - mean) * (v - mean);
        }

        return (float)(sum / row.Length);
    }

    public static float Max(ReadOnlySpan<float> row)
    {
        float largest = row[0];
        foreach (float v in row)
        {
            largest = MathF.Max(largest, v);
        }

        return largest;
    }

    public static float Min(ReadOnlySpan<float> row)
    {
        float smallest = row[0];
        foreach (float v in row)
        {
            smallest = MathF.Min(smallest, v);
        }

        return smallest;
    }

    public static float ArgMax(ReadOnlySpan<float> row)
    {
        int at = 0;
        for (int i = 1; i < row.Length; i++)
        {
            at = Rank(row[i]) > Rank(row[at]) ? i : at;
        }

        return at;

        static float Rank(float v) => float.IsNaN(v) ? float.PositiveInfinity : v;
    }

    public static float LogSumExp(ReadOnlySpan<float> row) => (float)DoubleLogSumExp(row);

    public static void CumSum(Span<float> row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i];
            row[i] = (float)sum;
        }
    }

    public static void Softmax(Span<float> row)
    {
        double logSum = DoubleLogSumExp(row);
        foreach (ref float v in row)
        {
            v = (float)Math.Exp(v - logSum);
        }
    }

    public static void LogSoftmax(Span<float> row)
    {
        double logSum = DoubleLogSumExp(row);
        foreach (ref float v in row)
        {
            v = (float)(v - logSum);
        }
    }

    /// <summary>Martins and Astudillo 2016: of the numbers in falling order, the first k belong to the support as long as <c>1 + k·x > Σ</c> of them.</summary>
    public static void Sparsemax(Span<float> row)
    {
        float[] falling = row.ToArray();
        Array.Sort(falling, (a, b) => b.CompareTo(a));
        double sum = 0, threshold = 0;
        for (int k = 1; k <= falling.Length && 1 + ((double)k * falling[k - 1]) > sum + falling[k - 1]; k++)
        {
            sum += falling[k - 1];
            threshold = (sum - 1) / k;
        }

        foreach (ref float v in row)
        {
            v = (float)Math.Max(0, v - threshold);
        }
    }

    private static double DoubleSum(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float v in row)
        {
            sum += v;
        }

        return sum;
    }

    // an infinite largest number is the result itself: the difference from it would be NaN
    private static double DoubleLogSumExp(ReadOnlySpan<float> row)
    {
        double largest = Max(row), sum = 0;
        if (double.IsInfinity(largest))
        {
            return largest;
        }

        foreach (float v in row)
        {
            sum += Math.Exp(v - largest);
        }

        return largest + Math.Log(sum);
    }
}
