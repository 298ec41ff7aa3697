namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>One-hot: (n) labels to (n, classes).</summary>
    /// <param name="labels">The labels, from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="LabelOutOfRangeException">A label is not in that range.</exception>
    public static float[,] ToCategorical(int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        float[,] categorical = new float[labels.Length, classes];
        SetOnes(labels, classes, AsSpan(categorical));
        return categorical;
    }

    /// <summary>One-hot per step: (n, steps) labels to (n, steps, classes).</summary>
    /// <param name="labels">The labels, from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="LabelOutOfRangeException">A label is not in that range.</exception>
    public static float[,,] ToCategorical(int[,] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        float[,,] categorical = new float[labels.GetLength(0), labels.GetLength(1), classes];
        SetOnes(AsSpan(labels), classes, AsSpan(categorical));
        return categorical;
    }

    /// <summary>The class with the largest value: (n, classes) to (n). The first of equals; the first NaN if there is one, as in numpy.</summary>
    /// <exception cref="ArgumentException">There are rows but no classes.</exception>
    public static int[] ArgMax(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] labels = new int[values.GetLength(0)];
        FindLargest(AsSpan(values), values.GetLength(1), labels);
        return labels;
    }

    /// <summary>The class with the largest value at each step: (n, steps, classes) to (n, steps). The first of equals; the first NaN if there is one, as in numpy.</summary>
    /// <exception cref="ArgumentException">There are rows but no classes.</exception>
    public static int[,] ArgMax(float[,,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[,] labels = new int[values.GetLength(0), values.GetLength(1)];
        FindLargest(AsSpan(values), values.GetLength(2), AsSpan(labels));
        return labels;
    }

    /// <summary>The decoder's input for teacher forcing: each row moved one step on, the start id before it and its last id gone.</summary>
    public static int[,] ShiftRight(int[,] ids, int startId = 1)
    {
        ArgumentNullException.ThrowIfNull(ids);
        int steps = ids.GetLength(1);
        int[,] shifted = new int[ids.GetLength(0), steps];
        Span<int> from = AsSpan(ids), to = AsSpan(shifted);
        for (int row = 0; row < to.Length; row += steps)
        {
            to[row] = startId;
            from.Slice(row, steps - 1).CopyTo(to[(row + 1)..]);
        }
        return shifted;
    }

    /// <summary>A weight per step: 1 where the id is not padding, else 0. As stepWeight it takes the padding out of the loss, as <c>mask</c> out of a <see cref="ConfusionMatrix"/>.</summary>
    public static float[,] MaskOf(int[,] ids, int padId = 0)
    {
        ArgumentNullException.ThrowIfNull(ids);
        float[,] mask = new float[ids.GetLength(0), ids.GetLength(1)];
        var from = AsSpan(ids);
        var to = AsSpan(mask);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i] == padId ? 0 : 1;
        }

        return mask;
    }

    private static void SetOnes(ReadOnlySpan<int> labels, int classes, Span<float> ones)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new LabelOutOfRangeException(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"the label at index {i} is {labels[i]}, outside the {classes} classes [0, {classes})."), nameof(labels)) { Index = i, Value = labels[i] };
            }

            ones[i * classes + labels[i]] = 1;
        }
    }

    private static void FindLargest(ReadOnlySpan<float> values, int classes, Span<int> labels)
    {
        if (classes == 0 && labels.Length > 0)
        {
            throw new ArgumentException("The last axis has no classes to choose from.", nameof(values));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = IndexOfLargest(values.Slice(i * classes, classes));
        }
    }

    private static int IndexOfLargest(ReadOnlySpan<float> row)
    {
        int best = 0;
        for (int i = 1; i < row.Length && !float.IsNaN(row[best]); i++)
        {
            if (row[i] > row[best] || float.IsNaN(row[i]))
            {
                best = i;
            }
        }

        return best;
    }
}
