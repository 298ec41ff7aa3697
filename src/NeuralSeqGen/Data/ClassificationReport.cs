using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Precision, recall and F1 score of each class and their averages, in numbers and in print as scikit-learn's <c>classification_report</c>. Classes that are
/// neither label nor prediction have no row, nor has an ignored one.
/// </summary>
public sealed class ClassificationReport
{
    private const int ColumnWidth = 10;
    private const string Weighted = "weighted avg", Macro = "macro avg";

    private ClassificationReport(ConfusionMatrix matrix, int? ignoreClass)
    {
        Matrix = matrix;
        Classes = [.. matrix.Classes.Where(@class => @class != ignoreClass).Select(@class => Scores(matrix, @class))];
        MacroAverage = Average(Macro, _ => 1);
        WeightedAverage = Average(Weighted, scores => scores.Support);
    }

    /// <summary>Reports one label per sample.</summary>
    /// <param name="labels">The true classes, (n).</param>
    /// <param name="predicted">The predicted classes, (n), such as <see cref="Sequences.ArgMax(float[,])"/> of the output.</param>
    /// <param name="names">The names of the classes from 0 on; their numbers if null.</param>
    /// <param name="ignoreClass">Samples of this label are left out, as with the losses' <c>IgnoreClass</c>.</param>
    /// <param name="mask">Samples where this is 0 are left out.</param>
    /// <exception cref="ArgumentException">Arrays of different extents, or nothing to count.</exception>
    /// <exception cref="LabelOutOfRangeException">A class is negative, or has no name.</exception>
    public static ClassificationReport Of(int[] labels, int[] predicted, IReadOnlyList<string>? names = null, int? ignoreClass = null, float[]? mask = null) =>
        new(ConfusionMatrix.Of(labels, predicted, names, ignoreClass, mask), ignoreClass);

    /// <summary>Reports one label per step.</summary>
    /// <param name="labels">The true classes, (n, steps).</param>
    /// <param name="predicted">The predicted classes, (n, steps), such as <see cref="Sequences.ArgMax(float[,,])"/> of the output.</param>
    /// <param name="names">The names of the classes from 0 on; their numbers if null.</param>
    /// <param name="ignoreClass">Steps of this label are left out, as with the losses' <c>IgnoreClass</c>.</param>
    /// <param name="mask">Steps where this is 0 are left out, such as <see cref="Sequences.MaskOf(int[,], int)"/> of the input.</param>
    /// <exception cref="ArgumentException">Arrays of different extents, or nothing to count.</exception>
    /// <exception cref="LabelOutOfRangeException">A class is negative, or has no name.</exception>
    public static ClassificationReport Of(int[,] labels, int[,] predicted, IReadOnlyList<string>? names = null, int? ignoreClass = null, float[,]? mask = null) =>
        new(ConfusionMatrix.Of(labels, predicted, names, ignoreClass, mask), ignoreClass);

    /// <summary>The counts that the report is made of.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>The scores of each class, in the order of the classes.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The mean over the classes.</summary>
    public ClassScores MacroAverage { get; }

    /// <summary>The mean over the classes, each weighted by its support.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>The share of predictions that are right.</summary>
    public double Accuracy => Matrix.Accuracy;

    /// <summary>The table of scikit-learn, with two digits.</summary>
    public override string ToString() => ToString(2);

    /// <summary>The table of scikit-learn.</summary>
    /// <param name="digits">The digits behind the point.</param>
    public string ToString(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        int head = Math.Max(Math.Max(Weighted.Length, digits), Classes.Select(scores => scores.Name.Length).DefaultIfEmpty().Max());
        var text = new StringBuilder();
        Append(text, head, "", "precision", "recall", "f1-score", "support");
        text.Append('\n');
        foreach (var scores in Classes)
        {
            Append(text, head, scores, digits);
        }

        text.Append('\n');
        Append(text, head, "accuracy", "", "", Text(Accuracy, digits), Text(Matrix.Total, 0));
        Append(text, head, MacroAverage, digits);
        Append(text, head, WeightedAverage, digits);
        return text.ToString();
    }

    private static ClassScores Scores(ConfusionMatrix matrix, int @class)
    {
        double right = matrix[@class, @class];
        long predicted = matrix.PredictedCount(@class), support = matrix.LabelCount(@class);
        return new ClassScores(matrix.NameOf(@class), Ratio(right, predicted), Ratio(right, support), Ratio(2 * right, predicted + support), support);
    }

    private ClassScores Average(string name, Func<ClassScores, double> weight)
    {
        double total = Classes.Sum(weight);
        double Of(Func<ClassScores, double> value) => Ratio(Classes.Sum(scores => weight(scores) * value(scores)), total);
        return new ClassScores(name, Of(scores => scores.Precision), Of(scores => scores.Recall), Of(scores => scores.F1Score), Matrix.Total);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static void Append(StringBuilder text, int head, ClassScores scores, int digits) =>
        Append(text, head, scores.Name, Text(scores.Precision, digits), Text(scores.Recall, digits), Text(scores.F1Score, digits), Text(scores.Support, 0));

    private static void Append(StringBuilder text, int head, string first, params ReadOnlySpan<string> cells)
    {
        text.Append(first.PadLeft(head)).Append(' ');
        foreach (string cell in cells)
        {
            text.Append(cell.PadLeft(ColumnWidth));
        }

        text.Append('\n');
    }

    private static string Text(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
