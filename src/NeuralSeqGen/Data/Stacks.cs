namespace NeuralSeqGen;

/// <summary>One array of several: the work of <see cref="Sequences.Stack(IReadOnlyList{float[]})"/> and its like.</summary>
internal static class Stacks
{
    public static float[,] Stack(IReadOnlyList<float[]> samples)
    {
        float[,] all = new float[Count(samples), First(samples, "samples").Length];
        Fill(samples, all, "samples");
        return all;
    }

    public static int[,] Stack(IReadOnlyList<int[]> samples)
    {
        int[,] all = new int[Count(samples), First(samples, "samples").Length];
        Fill(samples, all, "samples");
        return all;
    }

    public static float[,,] Stack(IReadOnlyList<float[,]> samples)
    {
        float[,,] all = new float[Count(samples), First(samples, "samples").GetLength(0), samples[0].GetLength(1)];
        Fill(samples, all, "samples");
        return all;
    }

    /// <summary>Sequences whose steps are arrays, as arrays of two axes; all with the features of the first step.</summary>
    public static IReadOnlyList<float[,]> Steps(IReadOnlyList<float[][]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int features = sequences.FirstOrDefault(sequence => sequence is { Length: > 0 })?[0]?.Length ?? throw new ArgumentException("There are no steps, so the number of features is not known.", nameof(sequences));
        return [.. sequences.Select((sequence, i) => Steps(sequence, features, $"sequences[{i}]"))];
    }

    private static float[,] Steps(float[][] sequence, int features, string name)
    {
        float[,] steps = new float[(sequence ?? throw Null(name)).Length, features];
        Fill(sequence, steps, name);
        return steps;
    }

    private static int Count<T>(IReadOnlyList<T> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return samples.Count;
    }

    private static T First<T>(IReadOnlyList<T> samples, string name) where T : class =>
        samples.Count == 0 ? throw new ArgumentException("There are none, so their extents are not known.", name) : samples[0] ?? throw Null(name + "[0]");

    /// <summary>One after the other; what has other extents than its room is refused.</summary>
    private static void Fill<TArray>(IReadOnlyList<TArray> rows, Array all, string name) where TArray : class
    {
        for (int i = 0; i < rows.Count; i++)
        {
            var row = rows[i] as Array ?? throw Null($"{name}[{i}]");
            int[] wanted = [.. Enumerable.Range(1, all.Rank - 1).Select(all.GetLength)], given = [.. Enumerable.Range(0, row.Rank).Select(row.GetLength)];
            if (!wanted.SequenceEqual(given))
            {
                throw new ArgumentException($"{name}[{i}] is ({string.Join(", ", given)}), but ({string.Join(", ", wanted)}) is needed.", Parameter(name));
            }

            Buffer.BlockCopy(row, 0, all, i * Buffer.ByteLength(row), Buffer.ByteLength(row));
        }
    }

    private static ArgumentException Null(string name) => new($"{name} is null.", Parameter(name));

    private static string Parameter(string name) => name.Split('[')[0];
}
