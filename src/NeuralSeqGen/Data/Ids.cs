namespace NeuralSeqGen;

/// <summary>Ids for decoders: moved one step on, and the mask of those that are no padding.</summary>
internal static class Ids
{
    public static int[,] ShiftRight(int[,] ids, int startId)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int steps = ids.GetLength(1);
        int[,] shifted = new int[ids.GetLength(0), steps];
        Span<int> from = Sequences.AsSpan(ids), to = Sequences.AsSpan(shifted);
        for (int row = 0; row < to.Length; row += steps)
        {
            to[row] = startId;
            from.Slice(row, steps - 1).CopyTo(to[(row + 1)..]);
        }
        return shifted;
    }

    public static float[,] MaskOf(int[,] ids, int padId)
    {
        ArgumentNullException.ThrowIfNull(ids);
        float[,] mask = new float[ids.GetLength(0), ids.GetLength(1)];
        var from = Sequences.AsSpan(ids);
        var to = Sequences.AsSpan(mask);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i] == padId ? 0 : 1;
        }

        return mask;
    }
}
