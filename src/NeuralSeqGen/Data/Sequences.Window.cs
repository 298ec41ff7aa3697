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

    /// <summary>As <see cref="Window(float[,], int, int, int)"/>, with one column as the target: X (n, steps, features), Y (n, horizon).</summary>
    /// <param name="series">The series, (time, features); the windows hold all its columns.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="target">The column that is to be predicted; <c>^1</c> is the last one.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static (float[,,] X, float[,] Y) Window(float[,] series, int steps, Index target, int horizon = 1, int stride = 1)
    {
        int column = target.GetOffset(Checked(series).GetLength(1));
        var (x, all) = Window(series, steps, horizon, stride);
        float[,] y = new float[all.GetLength(0), horizon];
        CopyColumns(all, [column], AsSpan(y));
        return (x, y);
    }

    /// <summary>As <see cref="Window(float[,], int, int, int)"/>, with some columns as the target: X (n, steps, features), Y (n, horizon, targets).</summary>
    /// <param name="series">The series, (time, features); the windows hold all its columns.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="targets">The columns that are to be predicted, in their order in Y.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no columns, or one that the series has not.</exception>
    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, ReadOnlySpan<int> targets, int horizon = 1, int stride = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(targets.Length, nameof(targets));
        var (x, all) = Window(series, steps, horizon, stride);
        float[,,] y = new float[all.GetLength(0), horizon, targets.Length];
        CopyColumns(all, targets, AsSpan(y));
        return (x, y);
    }

    private static void CopyColumns(float[,,] all, ReadOnlySpan<int> columns, Span<float> to)
    {
        int features = all.GetLength(2);
        foreach (int column in columns)
        {
            if ((uint)column >= (uint)features)
            {
                throw new ArgumentOutOfRangeException("targets", FormattableString.Invariant($"There is no column {column}; the series has {features}, counted from 0."));
            }
        }

        ReadOnlySpan<float> from = AsSpan(all);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i / columns.Length * features + columns[i % columns.Length]];
        }
    }

    private static int CountWindows(int length, int steps, int horizon, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        long last = (long)length - steps - horizon;
        return last >= 0
            ? (int)(last / stride) + 1
            : throw new ArgumentException(FormattableString.Invariant($"The series has {length} steps, but one window with its target takes {steps} + {horizon}."), "series");
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
