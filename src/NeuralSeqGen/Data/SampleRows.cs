namespace NeuralSeqGen;

/// <summary>Copies samples by their numbers.</summary>
internal static class SampleRows
{
    public static float[] Take(float[] values, ReadOnlySpan<int> rows)
    {
        float[] taken = new float[rows.Length];
        CopyRows<float>(Spans.Checked(values), values.Length, rows, taken);
        return taken;
    }

    public static float[,] Take(float[,] values, ReadOnlySpan<int> rows)
    {
        float[,] taken = new float[rows.Length, Spans.Checked(values).GetLength(1)];
        CopyRows<float>(Sequences.AsSpan(values), values.GetLength(0), rows, Sequences.AsSpan(taken));
        return taken;
    }

    public static float[,,] Take(float[,,] values, ReadOnlySpan<int> rows)
    {
        float[,,] taken = new float[rows.Length, Spans.Checked(values).GetLength(1), values.GetLength(2)];
        CopyRows<float>(Sequences.AsSpan(values), values.GetLength(0), rows, Sequences.AsSpan(taken));
        return taken;
    }

    public static float[,,,] Take(float[,,,] values, ReadOnlySpan<int> rows)
    {
        float[,,,] taken = new float[rows.Length, Spans.Checked(values).GetLength(1), values.GetLength(2), values.GetLength(3)];
        CopyRows<float>(Sequences.AsSpan(values), values.GetLength(0), rows, Sequences.AsSpan(taken));
        return taken;
    }

    public static int[] Take(int[] values, ReadOnlySpan<int> rows)
    {
        int[] taken = new int[rows.Length];
        CopyRows<int>(Spans.Checked(values), values.Length, rows, taken);
        return taken;
    }

    public static int[,] Take(int[,] values, ReadOnlySpan<int> rows)
    {
        int[,] taken = new int[rows.Length, Spans.Checked(values).GetLength(1)];
        CopyRows<int>(Sequences.AsSpan(values), values.GetLength(0), rows, Sequences.AsSpan(taken));
        return taken;
    }

    public static int[,,] Take(int[,,] values, ReadOnlySpan<int> rows)
    {
        int[,,] taken = new int[rows.Length, Spans.Checked(values).GetLength(1), values.GetLength(2)];
        CopyRows<int>(Sequences.AsSpan(values), values.GetLength(0), rows, Sequences.AsSpan(taken));
        return taken;
    }

    private static void CopyRows<T>(ReadOnlySpan<T> values, int count, ReadOnlySpan<int> rows, Span<T> taken)
    {
        int length = count == 0 ? 0 : values.Length / count;
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), FormattableString.Invariant($"rows[{i}] is {rows[i]}, but there are {count} samples, counted from 0."));
            }

            values.Slice(rows[i] * length, length).CopyTo(taken[(i * length)..]);
        }
    }
}
