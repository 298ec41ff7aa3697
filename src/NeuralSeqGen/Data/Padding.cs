namespace NeuralSeqGen;

/// <summary>Brings sequences of different lengths to one: the work of <see cref="Sequences.Pad(IReadOnlyList{float[,]}, int, SequenceSide, SequenceSide, float)"/>.</summary>
internal static class Padding
{
    public static float[,,] Pad(IReadOnlyList<float[,]> sequences, int steps, SequenceSide padding, SequenceSide truncating, float value)
    {
        int features = CheckFeatures(sequences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        float[,,] padded = new float[sequences.Count, steps, features];
        var all = Sequences.AsSpan(padded);
        all.Fill(value);
        for (int i = 0; i < sequences.Count; i++)
        {
            var (from, to, count) = Place(sequences[i].GetLength(0), steps, padding, truncating);
            Sequences.AsSpan(sequences[i]).Slice(from * features, count * features).CopyTo(all[((i * steps + to) * features)..]);
        }
        return padded;
    }

    public static int[,] Pad(IReadOnlyList<int[]> sequences, int steps, SequenceSide padding, SequenceSide truncating, int value)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        int[,] padded = new int[sequences.Count, steps];
        var all = Sequences.AsSpan(padded);
        all.Fill(value);
        for (int i = 0; i < sequences.Count; i++)
        {
            int[] sequence = sequences[i] ?? throw NullElement(i);
            var (from, to, count) = Place(sequence.Length, steps, padding, truncating);
            sequence.AsSpan(from, count).CopyTo(all[(i * steps + to)..]);
        }
        return padded;
    }

    public static float[,] MaskOf(float[,,] x, float maskValue)
    {
        ArgumentNullException.ThrowIfNull(x);
        float[,] mask = new float[x.GetLength(0), x.GetLength(1)];
        for (int sample = 0; sample < mask.GetLength(0); sample++)
        {
            for (int step = 0; step < mask.GetLength(1); step++)
            {
                mask[sample, step] = Spans.Row(x, sample, step).ContainsAnyExcept(maskValue) ? 1 : 0;
            }
        }

        return mask;
    }

    private static (int From, int To, int Count) Place(int length, int steps, SequenceSide padding, SequenceSide truncating) => length > steps
        ? (truncating == SequenceSide.Pre ? length - steps : 0, 0, steps)
        : (0, padding == SequenceSide.Pre ? steps - length : 0, length);

    private static int CheckFeatures(IReadOnlyList<float[,]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0)
        {
            throw new ArgumentException("There are no sequences, so the number of features is not known.", nameof(sequences));
        }

        for (int i = 0; i < sequences.Count; i++)
        {
            int features = (sequences[i] ?? throw NullElement(i)).GetLength(1);
            if (features != sequences[0].GetLength(1))
            {
                throw new ArgumentException($"sequences[{i}] has {features} features per step, but sequences[0] has {sequences[0].GetLength(1)}.", nameof(sequences));
            }
        }
        return sequences[0].GetLength(1);
    }

    private static ArgumentException NullElement(int index) => new($"sequences[{index}] is null.", "sequences");
}
