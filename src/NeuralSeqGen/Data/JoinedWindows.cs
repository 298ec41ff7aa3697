namespace NeuralSeqGen;

/// <summary>Joins windows to the series they lie on: the mean where they overlap.</summary>
internal static class JoinedWindows
{
    public static float[] FromWindows(float[,] windows, int stride)
    {
        float[] series = new float[CountSteps(Spans.Checked(windows).GetLength(0), windows.GetLength(1), stride)];
        Join(Sequences.AsSpan(windows), windows.GetLength(1), stride, series);
        return series;
    }

    public static float[,] FromWindows(float[,,] windows, int stride)
    {
        int features = Spans.Checked(windows).GetLength(2);
        float[,] series = new float[CountSteps(windows.GetLength(0), windows.GetLength(1), stride), features];
        Join(Sequences.AsSpan(windows), windows.GetLength(1) * features, stride * features, Sequences.AsSpan(series));
        return series;
    }

    private static int CountSteps(int windows, int steps, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stride, Math.Max(steps, 1));
        return windows == 0 ? 0 : checked((windows - 1) * stride + steps);
    }

    // The sums are in double: the mean of equal values is that value.
    private static void Join(ReadOnlySpan<float> windows, int window, int stride, Span<float> series)
    {
        double[] sums = new double[series.Length];
        int[] counts = new int[series.Length];
        for (int i = 0; i < windows.Length; i++)
        {
            int at = i / window * stride + i % window;
            sums[at] += windows[i];
            counts[at]++;
        }

        for (int i = 0; i < series.Length; i++)
        {
            series[i] = (float)(sums[i] / counts[i]);
        }
    }
}
