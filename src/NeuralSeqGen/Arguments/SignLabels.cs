namespace NeuralSeqGen;

/// <summary>
/// Labels of losses that compare signs: −1 and 1, or 0 and 1, which a batch without others becomes 2·t − 1 of. The data have one of the two encodings:
/// with both, a batch would be read by what it happens to hold. Labels that do not count decide nothing.
/// </summary>
internal static class SignLabels
{
    /// <summary>Refuses −1 among labels 0 and 1 that count.</summary>
    /// <param name="values">Labels from −1 to 1.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="sentences">What is said of them.</param>
    /// <returns>The labels, where what does not count among 0 and 1 is read as one of these; null where they are read as they are.</returns>
    public static float[]? Check(ReadOnlySpan<float> values, ref TargetRows rows, TargetSentences sentences)
    {
        int width = rows.Width, zero = FirstZero(values, ref rows, width);
        float[]? read = null;
        for (int i = zero < 0 ? -1 : Next(values, 0); i >= 0; i = Next(values, i + 1))
        {
            if (!rows.Counts(i / width))
            {
                read ??= values.ToArray();
                read[i] = values[i] > 0 ? 1 : 0;
            }
            else if (values[i] == -1)
            {
                throw sentences.Mixed(rows.Method, rows.Name, rows.Target, i, zero);
            }
        }

        return read;
    }

    /// <summary>Index of the first 0 that counts; −1 for none.</summary>
    private static int FirstZero(ReadOnlySpan<float> values, ref TargetRows rows, int width)
    {
        for (int at = values.IndexOf(0f); at >= 0;)
        {
            if (rows.Counts(at / width))
            {
                return at;
            }

            int next = values[(at + 1)..].IndexOf(0f);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return -1;
    }

    /// <summary>Index of the next label that is neither 0 nor 1; −1 for none.</summary>
    private static int Next(ReadOnlySpan<float> values, int from) => values[from..].IndexOfAnyExcept(0f, 1f) is >= 0 and var found ? from + found : -1;
}
