namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>
    /// Weights for <see cref="FitOptions.ClassWeight"/> under which all classes count the same, scikit-learn's <c>class_weight='balanced'</c>:
    /// labels / (classes · labels of the class), over the classes that occur.
    /// </summary>
    /// <param name="labels">The labels.</param>
    /// <param name="ignoreClass">A label that is none, such as padding: it is not counted and gets no weight.</param>
    /// <exception cref="LabelOutOfRangeException">A label is negative and not ignored.</exception>
    public static IReadOnlyDictionary<int, double> BalancedClassWeights(ReadOnlySpan<int> labels, int? ignoreClass = null)
    {
        var counts = new SortedDictionary<int, long>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != ignoreClass)
            {
                int label = labels[i] >= 0 ? labels[i] : throw NegativeLabel(labels[i], i, nameof(labels));
                counts[label] = counts.GetValueOrDefault(label) + 1;
            }
        }
        double total = counts.Values.Sum();
        return new SortedDictionary<int, double>(counts.ToDictionary(pair => pair.Key, pair => total / (counts.Count * (double)pair.Value)));
    }

    /// <summary>As <see cref="BalancedClassWeights(ReadOnlySpan{int}, int?)"/>, for a label per step: (n, steps).</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="ignoreClass">A label that is none, such as padding: it is not counted and gets no weight.</param>
    /// <exception cref="LabelOutOfRangeException">A label is negative and not ignored.</exception>
    public static IReadOnlyDictionary<int, double> BalancedClassWeights(int[,] labels, int? ignoreClass = null) => BalancedClassWeights(AsSpan(labels), ignoreClass);

    /// <summary>The exception for a label below 0.</summary>
    internal static LabelOutOfRangeException NegativeLabel(int label, long index, string name) =>
        new(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"the label at index {index} is {label}: labels count from 0. If it stands for no class, pass ignoreClass: {label}."), name) { Index = index, Value = label };
}
