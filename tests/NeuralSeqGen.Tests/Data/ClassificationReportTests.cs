using System.Globalization;

namespace NeuralSeqGen.Tests;

public sealed class ClassificationReportTests
{
    private static readonly int[] Labels = [0, 1, 2, 2, 2], Predicted = [0, 0, 2, 2, 1];

    /// <summary>The example of scikit-learn's classification_report, letter by letter.</summary>
    [Fact]
    public void It_prints_as_in_scikit_learn() => Assert.Equal(
        """
                      precision    recall  f1-score   support

             class 0       0.50      1.00      0.67         1
             class 1       0.00      0.00      0.00         1
             class 2       1.00      0.67      0.80         3

            accuracy                           0.60         5
           macro avg       0.50      0.56      0.49         5
        weighted avg       0.70      0.60      0.61         5

        """,
        ClassificationReport.Of(Labels, Predicted, ["class 0", "class 1", "class 2"]).ToString());

    /// <summary>By the formulas: TP / (TP + FP), TP / (TP + FN), 2 TP / (2 TP + FP + FN), 0 where they divide by 0.</summary>
    [Fact]
    public void Its_numbers_follow_the_formulas()
    {
        var report = ClassificationReport.Of(Labels, Predicted);
        Assert.Equal([new("0", 0.5, 1, 2 / 3.0, 1), new("1", 0, 0, 0, 1), new("2", 1, 2 / 3.0, 0.8, 3)], report.Classes);
        Assert.Equal(0.6, report.Accuracy);
        Assert.Equal(("macro avg", 0.5, 5), (report.MacroAverage.Name, report.MacroAverage.Precision, report.MacroAverage.Support));
        Assert.Equal((1 + 2 / 3.0) / 3, report.MacroAverage.Recall, 12);
        Assert.Equal((2 / 3.0 + 0.8) / 3, report.MacroAverage.F1Score, 12);
        Assert.Equal((0.5 + 3) / 5, report.WeightedAverage.Precision, 12);
        Assert.Equal((1 + 2) / 5.0, report.WeightedAverage.Recall, 12);
        Assert.Equal((2 / 3.0 + 3 * 0.8) / 5, report.WeightedAverage.F1Score, 12);
    }

    [Fact]
    public void Masked_steps_and_an_ignored_class_are_left_out()
    {
        int[,] labels = { { 1, 2, 0 }, { 2, 1, 9 } }, predicted = { { 1, 1, 2 }, { 2, 0, 2 } };
        float[,] mask = { { 1, 1, 1 }, { 0.5f, 1, 0 } };
        var report = ClassificationReport.Of(labels, predicted, ignoreClass: 0, mask: mask);
        // Left are 1 as 1, 2 as 1, 2 as 2, 1 as 0. The ignored class is an error where it is predicted, but has no row.
        Assert.Equal([new("1", 0.5, 0.5, 0.5, 2), new("2", 1, 0.5, 2 / 3.0, 2)], report.Classes);
        Assert.Equal((0.5, 4), (report.Accuracy, report.Matrix.Total));
        Assert.Equal([0, 1, 2], report.Matrix.Classes);
        Assert.Equal(ClassificationReport.Of([1, 2, 2, 1], [1, 1, 2, 0], ignoreClass: 0).ToString(), report.ToString());
        Assert.Equal(3, ConfusionMatrix.Of(Labels, Predicted, mask: [1, 1, 1, 0, 0]).Total);
    }

    [Fact]
    public void The_matrix_counts_labels_in_rows_and_predictions_in_columns()
    {
        var matrix = ConfusionMatrix.Of(Labels, Predicted, ["cat", "dog", "elephant"]);
        Assert.Equal((2, 1, 0), (matrix[2, 2], matrix[2, 1], matrix[1, 2]));
        Assert.Equal((3, 2), (matrix.LabelCount(2), matrix.PredictedCount(2)));
        Assert.Equal(
            """
            label \ predicted  cat  dog  elephant
                          cat    1    0         0
                          dog    1    0         0
                     elephant    0    1         2

            """,
            matrix.ToString());
    }

    [Fact]
    public void Many_classes_are_printed_in_part()
    {
        int[] labels = [.. Enumerable.Range(0, 5_000)];
        var matrix = ConfusionMatrix.Of(labels, labels);
        Assert.Equal(5_000, matrix.Total);
        Assert.EndsWith("and 4960 more classes\n", matrix.ToString());
        Assert.Equal(1, ClassificationReport.Of(labels, labels).MacroAverage.F1Score);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("'predicted' is (2,), but 'labels' is (1,)", Assert.Throws<ArgumentException>("predicted", () => ConfusionMatrix.Of([1], [1, 2])).Message);
        Assert.Throws<ArgumentException>("predicted", () => ConfusionMatrix.Of(new int[2, 3], new int[3, 2]));
        Assert.Throws<ArgumentException>("mask", () => ConfusionMatrix.Of([1], [1], mask: []));
        Assert.Throws<ArgumentException>("labels", () => ConfusionMatrix.Of([], []));
        Assert.Contains("all of them are ignored or masked", Assert.Throws<ArgumentException>("labels", () => ClassificationReport.Of([3], [3], ignoreClass: 3)).Message);
        Assert.Contains("If it stands for no class, pass ignoreClass: -1", Assert.Throws<LabelOutOfRangeException>(() => ConfusionMatrix.Of([0, -1], [0, 0])).Message);
        Assert.Contains("is 2, but there are names for 2 classes", Assert.Throws<LabelOutOfRangeException>(() => ConfusionMatrix.Of([0], [2], ["a", "b"])).Message);
        Assert.Equal(1, ConfusionMatrix.Of([0, -1], [0, 0], ignoreClass: -1).Total);
    }

    [Fact]
    public void Its_text_does_not_depend_on_the_culture()
    {
        var report = ClassificationReport.Of(Labels, Predicted);
        string text = report.ToString(4) + report.Classes[2] + report.Matrix;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal(text, report.ToString(4) + report.Classes[2] + report.Matrix);
            Assert.Contains("0.6667", text);
            Assert.Contains("2: precision 1.0000, recall 0.6667, F1 0.8000, support 3", text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
