namespace NeuralSeqGen;

/// <summary>
/// How often each class was taken for each: rows are the labels, columns the predictions, as scikit-learn's <c>confusion_matrix</c>. Its text is a table;
/// <see cref="ClassificationReport"/> makes precision and recall of it.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly Dictionary<(int Label, int Predicted), long> _counts = [];
    private readonly SortedDictionary<int, long> _labels = [], _predicted = [];
    private readonly IReadOnlyList<string>? _names;

    private ConfusionMatrix(IReadOnlyList<string>? names) => _names = names;

    /// <summary>Counts one label per sample.</summary>
    /// <param name="labels">The true classes, (n).</param>
    /// <param name="predicted">The predicted classes, (n), such as <see cref="Sequences.ArgMax(float[,])"/> of the output.</param>
    /// <param name="names">The names of the classes from 0 on; their numbers if null.</param>
    /// <param name="ignoreClass">Samples of this label are left out, as with the losses' <c>IgnoreClass</c>.</param>
    /// <param name="mask">Samples where this is 0 are left out.</param>
    /// <exception cref="ArgumentException">Arrays of different extents, or nothing to count.</exception>
    /// <exception cref="LabelOutOfRangeException">A class is negative, or has no name.</exception>
    public static ConfusionMatrix Of(int[] labels, int[] predicted, IReadOnlyList<string>? names = null, int? ignoreClass = null, float[]? mask = null)
    {
        CheckExtents(labels, predicted, mask);
        return new ConfusionMatrix(names).Count(labels, predicted, ignoreClass, mask);
    }

    /// <summary>Counts one label per step.</summary>
    /// <param name="labels">The true classes, (n, steps).</param>
    /// <param name="predicted">The predicted classes, (n, steps), such as <see cref="Sequences.ArgMax(float[,,])"/> of the output.</param>
    /// <param name="names">The names of the classes from 0 on; their numbers if null.</param>
    /// <param name="ignoreClass">Steps of this label are left out, as with the losses' <c>IgnoreClass</c>.</param>
    /// <param name="mask">Steps where this is 0 are left out, such as <see cref="Sequences.MaskOf(int[,], int)"/> of the input.</param>
    /// <exception cref="ArgumentException">Arrays of different extents, or nothing to count.</exception>
    /// <exception cref="LabelOutOfRangeException">A class is negative, or has no name.</exception>
    public static ConfusionMatrix Of(int[,] labels, int[,] predicted, IReadOnlyList<string>? names = null, int? ignoreClass = null, float[,]? mask = null)
    {
        CheckExtents(labels, predicted, mask);
        return new ConfusionMatrix(names).Count(Sequences.AsSpan(labels), Sequences.AsSpan(predicted), ignoreClass, mask is null ? [] : Sequences.AsSpan(mask));
    }

    /// <summary>The classes that occur, as labels or as predictions, in their order.</summary>
    public IReadOnlyList<int> Classes => [.. _labels.Keys.Union(_predicted.Keys).Order()];

    /// <summary>The number of labels that were counted.</summary>
    public long Total { get; private set; }

    /// <summary>The share of predictions that are right.</summary>
    public double Accuracy => Classes.Sum(@class => this[@class, @class]) / (double)Total;

    /// <summary>How often this label was predicted as that class; 0 for what does not occur.</summary>
    public long this[int label, int predicted] => _counts.GetValueOrDefault((label, predicted));

    /// <summary>How often the class is the label.</summary>
    public long LabelCount(int @class) => _labels.GetValueOrDefault(@class);

    /// <summary>How often the class was predicted.</summary>
    public long PredictedCount(int @class) => _predicted.GetValueOrDefault(@class);

    /// <summary>The name of a class, its number if it has none.</summary>
    public string NameOf(int @class) => _names is not null && (uint)@class < (uint)_names.Count ? _names[@class] : FormattableString.Invariant($"{@class}");

    /// <summary>The table: a row for each label, a column for each prediction.</summary>
    public override string ToString() => ConfusionTable.Of(this);

    private ConfusionMatrix Count(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int? ignoreClass, ReadOnlySpan<float> mask)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != ignoreClass && (mask.IsEmpty || mask[i] != 0))
            {
                int label = Checked(labels[i], i, nameof(labels)), prediction = Checked(predicted[i], i, nameof(predicted));
                Total++;
                _counts[(label, prediction)] = this[label, prediction] + 1;
                _labels[label] = LabelCount(label) + 1;
                _predicted[prediction] = PredictedCount(prediction) + 1;
            }
        }
        return Total > 0 ? this : throw new ArgumentException("There is nothing to count: no labels, or all of them are ignored or masked.", nameof(labels));
    }

    private int Checked(int @class, int index, string name) =>
        @class < 0 ? throw Labels.Negative(@class, index, name)
        : _names is null || @class < _names.Count ? @class
        : throw new LabelOutOfRangeException(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"the label at index {index} is {@class}, but there are names for {_names.Count} classes, labels 0 to {_names.Count - 1}."), name) { Index = index, Value = @class };

    private static void CheckExtents(Array labels, Array predicted, Array? mask)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predicted);
        CheckExtents(labels, predicted, nameof(predicted));
        CheckExtents(labels, mask ?? labels, nameof(mask));
    }

    private static void CheckExtents(Array labels, Array other, string name)
    {
        int[] own = ShapeSentences.Extents(labels), others = ShapeSentences.Extents(other);
        if (!own.AsSpan().SequenceEqual(others))
        {
            throw new ArgumentException($"'{name}' is {ShapeText.Of(others)}, but 'labels' is {ShapeText.Of(own)}.", name);
        }
    }
}
