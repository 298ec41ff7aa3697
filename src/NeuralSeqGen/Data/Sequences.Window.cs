namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>Cuts a series of numbers into windows and what follows each: X (n, steps, 1), Y (n, horizon).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="horizon">The number of values after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static (float[,,] X, float[,] Y) Window(ReadOnlySpan<float> series, int steps, int horizon = 1, int stride = 1)
    {
        int count = CountWindows(series.Length, steps, horizon, stride);
        float[,,] x = new float[count, steps, 1];
        float[,] y = new float[count, horizon];
        CopyWindows(series, 1, AsSpan(x), AsSpan(y), (steps, horizon, stride));
        return (x, y);
    }

    /// <summary>Cuts a series of feature vectors (time, features) into windows and what follows each: X (n, steps, features), Y (n, horizon, features).</summary>
    /// <param name="series">The series.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, int horizon = 1, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        int features = series.GetLength(1);
        int count = CountWindows(series.GetLength(0), steps, horizon, stride);
        float[,,] x = new float[count, steps, features];
        float[,,] y = new float[count, horizon, features];
        CopyWindows(AsSpan(series), features, AsSpan(x), AsSpan(y), (steps, horizon, stride));
        return (x, y);
    }

    private static int CountWindows(int length, int steps, int horizon, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        long last = (long)length - steps - horizon;
        return last >= 0
            ? (int)(last / stride) + 1
            : throw new ArgumentException($"The series has {length} steps, but one window with its target takes {steps} + {horizon}.", "series");
    }

    private static void CopyWindows(ReadOnlySpan<float> series, int features, Span<float> x, Span<float> y, (int Steps, int Horizon, int Stride) window)
    {
        int inputs = window.Steps * features, targets = window.Horizon * features, stride = window.Stride * features;
        for (int i = 0, from = 0; i * (long)inputs < x.Length; i++, from += stride)
        {
            series.Slice(from, inputs).CopyTo(x[(i * inputs)..]);
            series.Slice(from + inputs, targets).CopyTo(y[(i * targets)..]);
        }
    }
}
