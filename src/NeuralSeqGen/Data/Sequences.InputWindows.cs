namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>Cuts a series of numbers into windows without targets, up to the last value, to predict what follows: (n, steps, 1).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window.</exception>
    public static float[,,] InputWindows(ReadOnlySpan<float> series, int steps, int stride = 1)
    {
        float[,,] x = new float[CountInputWindows(series.Length, steps, stride), steps, 1];
        CopyInputWindows(series, steps, stride, AsSpan(x));
        return x;
    }

    /// <summary>Cuts a series of feature vectors (time, features) into windows without targets, up to the last step, to predict what follows: (n, steps, features).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window.</exception>
    public static float[,,] InputWindows(float[,] series, int steps, int stride = 1)
    {
        int features = Checked(series).GetLength(1);
        float[,,] x = new float[CountInputWindows(series.GetLength(0), steps, stride), steps, features];
        CopyInputWindows(AsSpan(series), steps * features, stride * features, AsSpan(x));
        return x;
    }

    /// <summary>Joins windows of numbers, such as predictions (n, horizon), to the series they lie on: where they overlap their mean is taken.</summary>
    /// <param name="windows">The windows, in the order of time.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <returns>(n − 1) · stride + steps values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stride is larger than a window, so that there would be gaps.</exception>
    public static float[] FromWindows(float[,] windows, int stride = 1)
    {
        float[] series = new float[CountSteps(Checked(windows).GetLength(0), windows.GetLength(1), stride)];
        Join(AsSpan(windows), windows.GetLength(1), stride, series);
        return series;
    }

    /// <summary>Joins windows (n, steps, features) to the series (time, features) they lie on: where they overlap their mean is taken.</summary>
    /// <param name="windows">The windows, in the order of time.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <returns>(n − 1) · stride + steps feature vectors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stride is larger than a window, so that there would be gaps.</exception>
    public static float[,] FromWindows(float[,,] windows, int stride = 1)
    {
        int features = Checked(windows).GetLength(2);
        float[,] series = new float[CountSteps(windows.GetLength(0), windows.GetLength(1), stride), features];
        Join(AsSpan(windows), windows.GetLength(1) * features, stride * features, AsSpan(series));
        return series;
    }

    private static int CountInputWindows(int length, int steps, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        return length >= steps
            ? (length - steps) / stride + 1
            : throw new ArgumentException(FormattableString.Invariant($"The series has {length} steps, but one window takes {steps}."), "series");
    }

    private static void CopyInputWindows(ReadOnlySpan<float> series, int window, int stride, Span<float> to)
    {
        for (int from = 0; !to.IsEmpty; from += stride)
        {
            series.Slice(from, window).CopyTo(to);
            to = to[window..];
        }
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
