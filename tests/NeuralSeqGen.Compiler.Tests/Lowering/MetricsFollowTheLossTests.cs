using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>
/// What a metric takes from the loss of its output, and weights. The numbers to compare with are those of the same metrics on data that need no telling: rows taken
/// out, rows repeated as often as they weigh, probabilities instead of scores.
/// </summary>
public sealed class MetricsFollowTheLossTests
{
    private const int Samples = 7, Steps = 5, Classes = 4;

    // these compare more than a row; they have tests of their own
    private static readonly string[] OfSequences = ["Metric.SequenceAccuracy", "Metric.EditDistance", "Metric.WordErrorRate", "Metric.MeanAbsoluteScaledError"];

    private static readonly string[] OfRows = [.. MetricCatalogue.All.Select(m => m.Name).Except(OfSequences).Except(["Metric.Custom"])]; // that of a function of one's own has its own

    private static readonly string[] OfProbabilities = [.. MetricCatalogue.All.Where(m => m.Arguments.Any(a => a.Name == "FromLogits")).Select(m => m.Name)];

    private readonly double[][] _x = [.. Table(1, Steps * Classes, r => 0.02 + r.NextDouble()).Select(s => s.Chunk(Classes).SelectMany(row => row.Select(v => v / row.Sum())).ToArray())];
    private readonly double[][] _labels = Table(2, Steps, r => r.Next(Classes));

    [Fact]
    public void RowsOfTheIgnoredClass_AreLeftOut()
    {
        var kept = Rows().Where(r => r.Label != 0).ToList();
        Assert.Equal(Values("SparseCategoricalCrossentropy", OfRows, [.. kept.Select(r => r.X)], [.. kept.Select(r => new[] { r.Label })]),
            Values("SparseCategoricalCrossentropy(IgnoreClass = 0)", OfRows, _x, _labels));
    }

    [Fact]
    public void RowsOfTheIgnoredClass_AreLeftOut_WhereItIsNoClassAndStepsAreMasked()
    {
        double[][] x = [.. _x.Select((s, i) => s.Select((v, e) => i % 2 == 0 && e >= 3 * Classes ? 9 : v).ToArray())];
        double[][] labels = [.. _labels.Select(s => s.Select(l => l == 1 ? -1 : l).ToArray())];
        var kept = Rows(x, labels).Where(r => r.Label != -1 && r.X[0] != 9).ToList();
        Assert.Equal(Values("SparseCategoricalCrossentropy", OfRows, [.. kept.Select(r => r.X)], [.. kept.Select(r => new[] { r.Label })]),
            Values("SparseCategoricalCrossentropy(IgnoreClass = -1)", OfRows, x, labels, before: "Masking(MaskValue = 9), "));
    }

    [Fact]
    public void SequencesWhoseOtherStepsAreRight_AreRight()
    {
        double[][] labels = [[1, 2, 3, 0, 0], [2, 2, 0, 1, 0], [3, 1, 2, 2, 0], [0, 0, 0, 0, 0]];
        double[][] x = [.. labels.Select((s, i) => s.SelectMany(l => OneHot(l == 0 ? (i % 3) + 1 : l)).ToArray())];
        x[1][0] = 5; // class 0 where 2 is right
        var values = MetricRun.Values(Model("SparseCategoricalCrossentropy(IgnoreClass = 0)", ["Metric.SequenceAccuracy", "Metric.EditDistance", "Metric.WordErrorRate", "Metric.Accuracy"]), x, labels);
        Assert.Equal(2.0 / 3, values["sequence_accuracy"], 1e-12);
        Assert.Equal(9.0 / 10, values["accuracy"], 1e-12);
        Assert.Equal(1.0 / 4, values["edit_distance"], 1e-12);
        Assert.Equal(1.0 / 10, values["word_error_rate"], 1e-12);
    }

    [Fact]
    public void Weighted_IsEachRowAsOftenAsItWeighs()
    {
        double[][] weights = Table(3, Steps, r => r.Next(4));
        var rows = Rows().SelectMany((row, i) => Enumerable.Repeat(row, (int)weights[i / Steps][i % Steps])).ToList();
        Assert.Equal(Values("SparseCategoricalCrossentropy", OfRows, [.. rows.Select(r => r.X)], [.. rows.Select(r => new[] { r.Label })]),
            Values("SparseCategoricalCrossentropy", OfRows, _x, _labels, "Weighted = true", weights: weights));
    }

    [Fact]
    public void WeightsEnterOnlyWhereAskedFor()
    {
        double[][] weights = [.. Enumerable.Range(0, Samples).Select(s => Enumerable.Range(0, Steps).Select(t => (double)(s + t)).ToArray())];
        Assert.Equal(Values("SparseCategoricalCrossentropy", [.. OfRows, .. OfSequences], _x, _labels), Values("SparseCategoricalCrossentropy", [.. OfRows, .. OfSequences], _x, _labels, weights: weights));
    }

    [Fact]
    public void Weighted_Sequences_HaveTheLargestWeightOfTheirSteps()
    {
        double[][] labels = [[1, 2, 3, 1, 2], [2, 2, 3, 1, 1], [3, 1, 2, 2, 1]];
        double[][] x = [.. labels.Select(s => s.SelectMany(OneHot).ToArray())];
        x[0][0] = x[0][Classes] = x[1][0] = 5;
        double[][] weights = [[1, 0, 3, 1, 1], [0, 1, 0.5, 2, 1], [0.5, 0.5, 0.5, 0.5, 0.5]];
        var values = MetricRun.Values(Model("SparseCategoricalCrossentropy", ["Metric.SequenceAccuracy", "Metric.EditDistance", "Metric.WordErrorRate"], "Weighted = true"), x, labels, weights);
        Assert.Equal((2 + 0.5) / (3 + 2 + 0.5), values["sequence_accuracy"], 1e-12);
        Assert.Equal(3 / (3 + 2 + 0.5), values["edit_distance"], 1e-12);
        Assert.Equal(3 / ((3 * 4) + (2 * 4) + (0.5 * 5)), values["word_error_rate"], 1e-12);
    }

    [Theory]
    [InlineData("SparseCategoricalCrossentropy", Classes, true)]
    [InlineData("CategoricalCrossentropy", Classes, false)]
    [InlineData("CategoricalFocalCrossentropy", Classes, false)]
    [InlineData("BinaryCrossentropy", Classes, false)]
    [InlineData("BinaryFocalCrossentropy", Classes, false)]
    [InlineData("BinaryCrossentropy", 1, false)]
    public void Scores_AreReadAsTheLossReadsThem(string loss, int classes, bool isSparse)
    {
        bool isBinary = loss.StartsWith("Binary");
        double[][] scores = Scores(classes), targets = isSparse ? _labels : [.. _labels.Select(s => s.SelectMany(l => classes == 1 ? [l > 1 ? 1.0 : 0] : OneHot(l)).ToArray())];
        double[][] p = [.. scores.Select(s => s.Chunk(classes).SelectMany(r => isBinary ? r.Select(v => 1 / (1 + Math.Exp(-v))) : r.Select(v => Math.Exp(v) / r.Sum(Math.Exp))).ToArray())];
        Assert.Equal(Values(loss, OfProbabilities, p, targets, classes: classes), Values(loss + "(FromLogits = true)", OfProbabilities, scores, targets, classes: classes));
    }

    [Fact]
    public void WhatReadsNoProbabilities_ReadsScoresAsTheyAre()
    {
        string[] others = [.. OfRows.Except(OfProbabilities)];
        double[][] scores = Table(5, Steps * Classes, r => 3 * r.NextDouble()), targets = [.. _labels.Select(s => s.SelectMany(OneHot).ToArray())];
        Assert.Equal(Values("MeanSquaredError", others, scores, targets), Values("CategoricalCrossentropy(FromLogits = true)", others, scores, targets));
    }

    [Fact]
    public void FromLogitsOnTheMetric_Wins()
    {
        double[][] scores = Scores(Classes), targets = [.. _labels.Select(s => s.SelectMany(OneHot).ToArray())];
        Assert.Equal(Values("BinaryCrossentropy", OfProbabilities, scores, targets), Values("BinaryCrossentropy(FromLogits = true)", OfProbabilities, scores, targets, "FromLogits = false"));
        Assert.Equal(Values("BinaryCrossentropy", ["Metric.Precision", "Metric.Recall(Threshold = 0.3)", "Metric.Auc", "Metric.BinaryCrossentropy"], [.. scores.Select(s => s.Select(v => 1 / (1 + Math.Exp(-v))).ToArray())], targets),
            Values("BinaryCrossentropy", ["Metric.Precision", "Metric.Recall(Threshold = 0.3)", "Metric.Auc", "Metric.BinaryCrossentropy"], scores, targets, "FromLogits = true"));
    }

    [Theory]
    [InlineData("Metric.Precision(Threshold = 0.9)")]
    [InlineData("Metric.Recall(Threshold = 0.1, Average = Averaging.Macro)")]
    [InlineData("Metric.F1Score(Threshold = 0.3)")]
    [InlineData("Metric.Precision(TopK = 2, Threshold = 0.4)")]
    [InlineData("Metric.TruePositives(Threshold = 0)")]
    [InlineData("Metric.FalsePositives(Threshold = 1)")]
    [InlineData("Metric.BinaryAccuracy(Threshold = 0.7)")]
    public void Thresholds_AreOfProbabilities(string metric)
    {
        double[][] scores = Scores(Classes), targets = [.. _labels.Select(s => s.SelectMany(OneHot).ToArray())];
        Assert.Equal(Values("BinaryCrossentropy", [metric], [.. scores.Select(s => s.Select(v => 1 / (1 + Math.Exp(-v))).ToArray())], targets), Values("BinaryCrossentropy(FromLogits = true)", [metric], scores, targets));
    }

    [Theory]
    [InlineData("", 0, true)]
    [InlineData("(PadId = 2)", 2, true)]
    [InlineData("(Collapse = false)", 0, false)]
    [InlineData("(PadId = -1, Collapse = false)", -1, false)]
    public void EditDistance_TakesBlankAndCollapsingFromTheLoss(string written, int pad, bool collapse)
    {
        foreach (string metric in new[] { "EditDistance", "WordErrorRate" })
        {
            var arguments = ModelSource.BindValid($"[Input(6, 4), Activation(Activation.Linear), Ctc(MaxLabelLength = 2), Metric.{metric}{written}]").Outputs[0].Metrics[0].Arguments;
            Assert.Equal((pad, collapse), (arguments.Int("PadId"), arguments.Flag("Collapse")));
            arguments = ModelSource.BindValid($"[Input(6, 4), Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.{metric}]").Outputs[0].Metrics[0].Arguments;
            Assert.Equal((-1, false), (arguments.Int("PadId"), arguments.Flag("Collapse")));
        }
    }

    [Fact]
    public void EditDistance_BesideCtc_IsZeroForStepsThatReadAsTheLabel()
    {
        double[][] x = [[.. new[] { 1, 1, 0, 1, 2, 2 }.SelectMany(c => OneHot(c))], [.. new[] { 0, 3, 3, 0, 0, 0 }.SelectMany(c => OneHot(c))]];
        double[][] labels = [[1, 1, 2], [3, 2, 0]];
        var values = MetricRun.Values("[Input(6, 4), Activation(Activation.Linear), Ctc(MaxLabelLength = 3), Metric.EditDistance, Metric.WordErrorRate, Metric.EditDistance(Name = \"weighted\", Weighted = true)]", x, labels, [[3], [1]]);
        Assert.Equal(0.5, values["edit_distance"], 1e-12);
        Assert.Equal(0.2, values["word_error_rate"], 1e-12);
        Assert.Equal(0.25, values["weighted"], 1e-12);
    }

    private static Dictionary<string, double> Values(string loss, string[] metrics, double[][] x, double[][] targets, string more = "", string before = "", int classes = Classes, double[][]? weights = null)
    {
        string input = x[0].Length == classes ? classes.ToString() : $"{x[0].Length / classes}, {classes}";
        var values = MetricRun.Values($"[Input({input}), {before}Activation(Activation.Linear), {loss}, {string.Join(", ", metrics.Select(m => With(m, more)))}]", x, targets, weights);
        return values.ToDictionary(p => p.Key, p => Math.Round(p.Value, 9));
    }

    private static string Model(string loss, string[] metrics, string more = "") =>
        $"[Input({Steps}, {Classes}), Activation(Activation.Linear), {loss}, {string.Join(", ", metrics.Select(m => With(m, more)))}]";

    private static string With(string metric, string more) => more.Length == 0 ? metric : metric.EndsWith(')') ? $"{metric[..^1]}, {more})" : $"{metric}({more})";

    private IEnumerable<(double[] X, double Label)> Rows() => Rows(_x, _labels);

    private static IEnumerable<(double[] X, double Label)> Rows(double[][] x, double[][] labels) => x.SelectMany((s, i) => s.Chunk(Classes).Zip(labels[i]));

    private static double[] OneHot(double label) => OneHot((int)label);

    private static double[] OneHot(int label) => [.. Enumerable.Range(0, Classes).Select(c => c == label ? 1.0 : 0)];

    private static double[][] Scores(int classes) => Table(4, Steps * classes, r => (4 * r.NextDouble()) - 2);

    private static double[][] Table(int seed, int columns, Func<Random, double> each)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, columns).Select(_ => each(random)).ToArray())];
    }
}
