namespace NeuralSeqGen;

/// <summary>Classes as one-hot rows, the class with the largest value, the weights under which classes count the same.</summary>
internal static class Labels
{
    public static float[,] ToCategorical(int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        float[,] categorical = new float[labels.Length, classes];
        SetOnes(labels, classes, Sequences.AsSpan(categorical));
        return categorical;
    }

    public static float[,,] ToCategorical(int[,] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        float[,,] categorical = new float[labels.GetLength(0), labels.GetLength(1), classes];
        SetOnes(Sequences.AsSpan(labels), classes, Sequences.AsSpan(categorical));
        return categorical;
    }

    public static int[] ArgMax(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[] labels = new int[values.GetLength(0)];
        FindLargest(Sequences.AsSpan(values), values.GetLength(1), labels);
        return labels;
    }

    public static int[,] ArgMax(float[,,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int[,] labels = new int[values.GetLength(0), values.GetLength(1)];
        FindLargest(Sequences.AsSpan(values), values.GetLength(2), Sequences.AsSpan(labels));
        return labels;
    }

    public static IReadOnlyDictionary<int, double> BalancedClassWeights(ReadOnlySpan<int> labels, int? ignoreClass)
    {
        var counts = new SortedDictionary<int, long>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != ignoreClass)
            {
                int label = labels[i] >= 0 ? labels[i] : throw Negative(labels[i], i, nameof(labels));
                counts[label] = counts.GetValueOrDefault(label) + 1;
            }
        }
        double total = counts.Values.Sum();
        return new SortedDictionary<int, double>(counts.ToDictionary(pair => pair.Key, pair => total / (counts.Count * (double)pair.Value)));
    }

    public static IReadOnlyDictionary<int, double> BalancedClassWeights(int[,] labels, int? ignoreClass) => BalancedClassWeights(Sequences.AsSpan(labels), ignoreClass);

    /// <summary>The exception for a label below 0.</summary>
    public static LabelOutOfRangeException Negative(int label, long index, string name) =>
        new(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"the label at index {index} is {label}: labels count from 0. If it stands for no class, pass ignoreClass: {label}."), name) { Index = index, Value = label };

    private static void SetOnes(ReadOnlySpan<int> labels, int classes, Span<float> ones)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new LabelOutOfRangeException(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"the label at index {i} is {labels[i]}, outside the {classes} classes, labels 0 to {classes - 1}."), nameof(labels)) { Index = i, Value = labels[i] };
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
