namespace NeuralSeqGen;

/// <summary>Makes sources of samples that do not fit memory, or need not be copied into it.</summary>
public static class SampleSource
{
    /// <summary>Samples of a chunk where nobody says how many.</summary>
    private const int ChunkSize = 1024;

    /// <summary>Samples in two NumPy files, which are read chunk by chunk.</summary>
    /// <param name="x">The inputs, samples first.</param>
    /// <param name="y">The targets, as many samples.</param>
    /// <param name="chunk">Samples that are read at once.</param>
    /// <exception cref="ArgumentException">The files have different numbers of samples.</exception>
    public static SampleSource<TInput, TTarget> FromFiles<TInput, TTarget>(NpyFile<TInput> x, NpyFile<TTarget> y, int chunk = ChunkSize)
        where TInput : class where TTarget : class
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        return x.Count == y.Count
            ? new(() => Read(x, y, chunk), x.Count)
            : throw new ArgumentException(FormattableString.Invariant($"The file of inputs has {x.Count} samples, that of targets {y.Count}."), nameof(y));
    }

    /// <summary>Windows over a series and what follows each, as <see cref="Sequences.Window(float[,], int, int, int)"/> cuts them, of which a chunk is in memory at a time.</summary>
    /// <param name="series">The series, (time, features); it is not copied.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <param name="chunk">Windows that are cut at once.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static SampleSource<float[,,], float[,,]> Windows(float[,] series, int steps, int horizon = 1, int stride = 1, int chunk = ChunkSize)
    {
        int count = CountOf(series, steps, horizon, stride, chunk);
        return new(() => Parts(count, chunk).Select(part => Sequences.Window(Rows(series, part, steps, horizon, stride), steps, horizon, stride)), count);
    }

    /// <summary>The same with one column as the target, as <see cref="Sequences.Window(float[,], int, Index, int, int)"/> cuts them.</summary>
    /// <param name="series">The series, (time, features); it is not copied.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="target">The column that is to be predicted; <c>^1</c> is the last one.</param>
    /// <param name="horizon">The number of steps after the window that are its target.</param>
    /// <param name="stride">The distance between the beginnings of two windows.</param>
    /// <param name="chunk">Windows that are cut at once.</param>
    /// <exception cref="ArgumentException">The series is shorter than one window and its target.</exception>
    public static SampleSource<float[,,], float[,]> Windows(float[,] series, int steps, Index target, int horizon = 1, int stride = 1, int chunk = ChunkSize)
    {
        int count = CountOf(series, steps, horizon, stride, chunk);
        return new(() => Parts(count, chunk).Select(part => Sequences.Window(Rows(series, part, steps, horizon, stride), steps, target, horizon, stride)), count);
    }

    private static IEnumerable<(TInput Input, TTarget Target)> Read<TInput, TTarget>(NpyFile<TInput> x, NpyFile<TTarget> y, int chunk)
        where TInput : class where TTarget : class
    {
        for (long first = 0; first < x.Count; first += chunk)
        {
            int count = (int)Math.Min(chunk, x.Count - first);
            yield return (x.Read(first, count), y.Read(first, count));
        }
    }

    private static int CountOf(float[,] series, int steps, int horizon, int stride, int chunk)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        return NeuralSeqGen.Windows.CountWindows(series.GetLength(0), steps, horizon, stride);
    }

    private static IEnumerable<(int First, int Count)> Parts(int count, int chunk)
    {
        for (int first = 0; first < count; first += Math.Min(chunk, count - first))
        {
            yield return (first, Math.Min(chunk, count - first));
        }
    }

    /// <summary>The steps that some windows lie on.</summary>
    private static float[,] Rows(float[,] series, (int First, int Count) part, int steps, int horizon, int stride)
    {
        int features = series.GetLength(1);
        float[,] rows = new float[(part.Count - 1) * stride + steps + horizon, features];
        Sequences.AsSpan(series).Slice(part.First * stride * features, rows.Length).CopyTo(Sequences.AsSpan(rows));
        return rows;
    }
}
