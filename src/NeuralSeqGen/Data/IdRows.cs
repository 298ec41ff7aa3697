namespace NeuralSeqGen;

/// <summary>Texts of ids that stand in rows.</summary>
internal static class IdRows
{
    /// <param name="ids">(n, steps).</param>
    /// <param name="decode">Gives the text of one row.</param>
    public static string[] Texts(int[,] ids, Func<ReadOnlySpan<int>, string> decode)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int steps = ids.GetLength(1);
        string[] texts = new string[ids.GetLength(0)];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = decode(Sequences.AsSpan(ids).Slice(i * steps, steps));
        }

        return texts;
    }
}
