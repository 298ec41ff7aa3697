namespace NeuralSeqGen;

/// <summary>Cuts series into windows, with what follows each or without.</summary>
internal static class Windows
{
    public static (float[,,] X, float[,] Y) Window(ReadOnlySpan<float> series, int steps, int horizon, int stride)
    {
        int count = CountWindows(series.Length, steps, horizon, stride);
        float[,,] x = new float[count, steps, 1];
        float[,] y = new float[count, horizon];
        CopyWindows(series, 1, Sequences.AsSpan(x), Sequences.AsSpan(y), (steps, horizon, stride));
        return (x, y);
    }

    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, int horizon, int stride)
    {
        ArgumentNullException.ThrowIfNull(series);
        int features = series.GetLength(1);
        int count = CountWindows(series.GetLength(0), steps, horizon, stride);
        float[,,] x = new float[count, steps, features];
        float[,,] y = new float[count, horizon, features];
        CopyWindows(Sequences.AsSpan(series), features, Sequences.AsSpan(x), Sequences.AsSpan(y), (steps, horizon, stride));
        return (x, y);
    }

    public static (float[,,] X, float[,] Y) Window(float[,] series, int steps, Index target, int horizon, int stride)
    {
        int columns = Spans.Checked(series).GetLength(1), column = target.GetOffset(columns);
        if ((uint)column >= (uint)columns)
        {
            throw new ArgumentOutOfRangeException(nameof(target), FormattableString.Invariant($"There is no column {target}; the series has {columns}: 0 to {columns - 1}, from the end ^1 to ^{columns}."));
        }

        var (x, all) = Window(series, steps, horizon, stride);
        float[,] y = new float[all.GetLength(0), horizon];
        CopyColumns(all, [column], Sequences.AsSpan(y));
        return (x, y);
    }

    public static (float[,,] X, float[,,] Y) Window(float[,] series, int steps, ReadOnlySpan<int> targets, int horizon, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfZero(targets.Length, nameof(targets));
        var (x, all) = Window(series, steps, horizon, stride);
        float[,,] y = new float[all.GetLength(0), horizon, targets.Length];
        CopyColumns(all, targets, Sequences.AsSpan(y));
        return (x, y);
    }

    public static float[,,] InputWindows(ReadOnlySpan<float> series, int steps, int stride)
    {
        float[,,] x = new float[CountInputWindows(series.Length, steps, stride), steps, 1];
        CopyInputWindows(series, steps, stride, Sequences.AsSpan(x));
        return x;
    }

    public static float[,,] InputWindows(float[,] series, int steps, int stride)
    {
        int features = Spans.Checked(series).GetLength(1);
        float[,,] x = new float[CountInputWindows(series.GetLength(0), steps, stride), steps, features];
        CopyInputWindows(Sequences.AsSpan(series), steps * features, stride * features, Sequences.AsSpan(x));
        return x;
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

        ReadOnlySpan<float> from = Sequences.AsSpan(all);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i / columns.Length * features + columns[i % columns.Length]];
        }
    }

    public static int CountWindows(int length, int steps, int horizon, int stride)
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
}
