namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>Copies the samples of these indices, in their order, such as one part of a <see cref="DataSplit"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public static float[] Take(float[] values, ReadOnlySpan<int> rows)
    {
        float[] taken = new float[rows.Length];
        CopyRows<float>(Checked(values), values.Length, rows, taken);
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,] Take(float[,] values, ReadOnlySpan<int> rows)
    {
        float[,] taken = new float[rows.Length, Checked(values).GetLength(1)];
        CopyRows<float>(AsSpan(values), values.GetLength(0), rows, AsSpan(taken));
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,,] Take(float[,,] values, ReadOnlySpan<int> rows)
    {
        float[,,] taken = new float[rows.Length, Checked(values).GetLength(1), values.GetLength(2)];
        CopyRows<float>(AsSpan(values), values.GetLength(0), rows, AsSpan(taken));
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static float[,,,] Take(float[,,,] values, ReadOnlySpan<int> rows)
    {
        float[,,,] taken = new float[rows.Length, Checked(values).GetLength(1), values.GetLength(2), values.GetLength(3)];
        CopyRows<float>(AsSpan(values), values.GetLength(0), rows, AsSpan(taken));
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[] Take(int[] values, ReadOnlySpan<int> rows)
    {
        int[] taken = new int[rows.Length];
        CopyRows<int>(Checked(values), values.Length, rows, taken);
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[,] Take(int[,] values, ReadOnlySpan<int> rows)
    {
        int[,] taken = new int[rows.Length, Checked(values).GetLength(1)];
        CopyRows<int>(AsSpan(values), values.GetLength(0), rows, AsSpan(taken));
        return taken;
    }

    /// <inheritdoc cref="Take(float[], ReadOnlySpan{int})"/>
    public static int[,,] Take(int[,,] values, ReadOnlySpan<int> rows)
    {
        int[,,] taken = new int[rows.Length, Checked(values).GetLength(1), values.GetLength(2)];
        CopyRows<int>(AsSpan(values), values.GetLength(0), rows, AsSpan(taken));
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
