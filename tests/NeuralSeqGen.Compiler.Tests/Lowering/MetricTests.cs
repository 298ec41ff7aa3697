namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Metrics over batches with a short last one, some steps masked, against their definitions over the rows that count.</summary>
public sealed class MetricTests
{
    private const int Steps = 3, Classes = 4;

    private static readonly int[] Batches = [5, 5, 2];

    public static TheoryData<string, string> Errors => new()
    {
        { "MeanSquaredError", "" }, { "RootMeanSquaredError", "" }, { "MeanAbsoluteError", "" }, { "MeanAbsolutePercentageError", "" }, { "MeanSquaredLogarithmicError", "" },
        { "LogCoshError", "" }, { "CosineSimilarity", "" }, { "R2Score", "" }, { "KLDivergence", "" }, { "Poisson", "" }, { "Hinge", "" }, { "SquaredHinge", "" }, { "CategoricalHinge", "" },
        { "BinaryCrossentropy", "" }, { "CategoricalCrossentropy", "" }, { "Perplexity", "" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_IsItsFormula(string metric, string arguments)
    {
        var data = new MetricData(Batches, Steps, Classes, seed: 3, isOneHot: false);
        Check(data, metric + arguments, ErrorFormulas.Of(metric, data.Rows));
    }

    [Theory]
    [InlineData("Accuracy")]
    [InlineData("CategoricalAccuracy")]
    [InlineData("SparseCategoricalAccuracy")]
    public void ClassAccuracy_IsTheShareOfRows(string metric) => Both(metric, rows => rows.Average(r => Largest(r.P) == Largest(r.T) ? 1 : 0));

    [Theory]
    [InlineData("TopKCategoricalAccuracy(K = 2)")]
    [InlineData("SparseTopKCategoricalAccuracy(K = 2)")]
    public void TopK_IsTheShareOfRows(string metric) => Both(metric, rows => rows.Average(r => r.P.OrderDescending().Take(2).Contains(r.P[Largest(r.T)]) ? 1 : 0));

    [Fact]
    public void BinaryAccuracy_IsTheShareOfElements() =>
        Both("BinaryAccuracy(Threshold = 0.3)", rows => rows.Average(r => r.P.Zip(r.T).Average(e => (e.First > 0.3) == (e.Second == 1) ? 1 : 0)));

    [Fact]
    public void SequenceAccuracy_IsTheShareOfSamples()
    {
        var data = new MetricData(Batches, 2, 2, seed: 5, isOneHot: true);
        Check(data, "SequenceAccuracy", data.Rows.GroupBy(r => r.Sample).Average(s => s.All(r => Largest(r.P) == Largest(r.T)) ? 1 : 0));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("(Threshold = 0.3)", false)]
    [InlineData("(Average = Averaging.Macro)", true)]
    [InlineData("(Average = Averaging.Weighted)", true)]
    [InlineData("(Average = Averaging.Macro, Threshold = 0.3)", false)]
    [InlineData("(TopK = 2)", false)]
    [InlineData("(TopK = 2, Threshold = 0.3, ClassId = 1)", false)]
    [InlineData("(ClassId = 2, Average = Averaging.Macro)", true)]
    public void PrecisionAndRecall_AreRatiosOfCounts(string arguments, bool isExclusive)
    {
        var data = new MetricData(Batches, Steps, Classes, seed: 7, isOneHot: true);
        var counts = new Counts(data.Rows, arguments, isExclusive);
        Check(data, "Precision" + arguments, counts.Average(c => Ratio(c.Hits, c.Predicted)));
        Check(data, "Recall" + arguments, counts.Average(c => Ratio(c.Hits, c.Actual)));
        Check(data, "F1Score" + (arguments.Contains("TopK") || arguments.Contains("ClassId") ? "" : arguments.Length == 0 ? "(Threshold = 0.5, Average = Averaging.Micro)" : arguments.Contains("Average") ? arguments : arguments.Replace(")", ", Average = Averaging.Micro)")),
            (arguments.Contains("TopK") || arguments.Contains("ClassId") ? new Counts(data.Rows, "(Average = Averaging.Macro)", true) : counts).Average(c => Ratio(2 * c.Hits, c.Predicted + c.Actual)));
    }

    [Theory]
    [InlineData("Recall(Average = Averaging.Macro)", 1.0)]
    [InlineData("FBetaScore(Beta = 2)", 2.0)]
    public void Labels_AreExclusiveClasses(string metric, double beta)
    {
        var data = new MetricData(Batches, Steps, Classes, seed: 8, isOneHot: true, isSparse: true);
        var counts = new Counts(data.Rows, "Macro", true);
        Check(data, metric, counts.Average(c => metric.StartsWith("R") ? Ratio(c.Hits, c.Actual) : Ratio((1 + (beta * beta)) * c.Hits, (beta * beta * c.Actual) + c.Predicted)));
    }

    [Theory]
    [InlineData("TruePositives", true, true)]
    [InlineData("TrueNegatives", false, false)]
    [InlineData("FalsePositives", true, false)]
    [InlineData("FalseNegatives", false, true)]
    public void Counts_AreOfElements(string metric, bool isPredicted, bool isTrue) => Both(metric + "(Threshold = 0.3)",
        rows => rows.Sum(r => r.P.Zip(r.T).Count(e => e.First > 0.3 == isPredicted && e.Second == 1 == isTrue)));

    [Theory]
    [InlineData("Roc", "Interpolation")]
    [InlineData("Roc", "Majoring")]
    [InlineData("Roc", "Minoring")]
    [InlineData("Pr", "Interpolation")]
    [InlineData("Pr", "Majoring")]
    [InlineData("Pr", "Minoring")]
    public void Auc_IsTheSumOverThresholds(string curve, string summation)
    {
        var data = new MetricData(Batches, Steps, Classes, seed: 9, isOneHot: true);
        Check(data, $"Auc(NumThresholds = 20, Curve = AucCurve.{curve}, SummationMethod = AucSummation.{summation})", CurveFormulas.Area(data.Rows, 20, curve, summation));
    }

    [Fact]
    public void Auc_WithManyThresholds_IsTheProbabilityToRankRightly()
    {
        var data = new MetricData([16, 16, 8], 1, 1, seed: 10, isOneHot: true);
        double[] right = [.. data.Rows.Where(r => r.T[0] == 1).Select(r => r.P[0])], wrong = [.. data.Rows.Where(r => r.T[0] == 0).Select(r => r.P[0])];
        double pairs = right.Average(p => wrong.Average(q => p > q ? 1.0 : p == q ? 0.5 : 0));
        Assert.Equal(pairs, data.Run("Auc(NumThresholds = 5000)", masked: false), 1e-3);
    }

    [Theory]
    [InlineData("Recall(ClassId = 4)", "Model1: [Metric.Recall] has ClassId = 4, but the output has 4 classes, counted from 0.")]
    [InlineData("TopKCategoricalAccuracy(K = 0)", "Model1: K of [Metric.TopKCategoricalAccuracy] must be 1 or more, but is 0.")]
    public void Mistake_IsAFinding(string metric, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Models.ModelSource.Bind($"[Input(3, 4), Dense(4), MeanSquaredError, Metric.{metric}]").Findings).Sentence);

    [Fact]
    public void EmptyData_IsZeroAndNotNaN()
    {
        foreach (string metric in new[] { "Recall", "F1Score", "Auc", "RootMeanSquaredError", "R2Score", "Accuracy" })
        {
            var data = new MetricData([2], Steps, Classes, seed: 1, isOneHot: true) { IsAllMasked = true };
            Assert.Equal(0, data.Run(metric, masked: true));
        }
    }

    /// <summary>With one-hot targets and with labels.</summary>
    private static void Both(string metric, Func<IReadOnlyList<MetricRow>, double> formula)
    {
        foreach (bool isSparse in new[] { false, true })
        {
            var data = new MetricData(Batches, Steps, Classes, seed: 4, isOneHot: true, isSparse);
            Check(data, metric, formula(data.Rows));
        }
    }

    private static void Check(MetricData data, string metric, double expected) => Assert.Equal(expected, data.Run(metric, masked: true), 1e-9 * Math.Max(1, Math.Abs(expected)));

    private static int Largest(double[] values) => Array.IndexOf(values, values.Max());

    private static double Ratio(double a, double b) => b == 0 ? 0 : a / b;

    /// <summary>Counts per class, and their averages.</summary>
    private sealed class Counts(IReadOnlyList<MetricRow> rows, string arguments, bool isExclusive)
    {
        public double Average(Func<(double Hits, double Predicted, double Actual), double> ratio)
        {
            int[] classes = arguments.Contains("ClassId") ? [arguments.Contains("ClassId = 1") ? 1 : 2] : [.. Enumerable.Range(0, Classes)];
            var each = classes.Select(Of).ToList();
            return arguments.Contains("Macro") ? each.Average(ratio)
                : arguments.Contains("Weighted") ? each.Sum(c => c.Actual * ratio(c)) / each.Sum(c => c.Actual)
                : ratio((each.Sum(c => c.Hits), each.Sum(c => c.Predicted), each.Sum(c => c.Actual)));
        }

        private (double Hits, double Predicted, double Actual) Of(int c) =>
            (rows.Count(r => IsPredicted(r.P, c) && r.T[c] == 1), rows.Count(r => IsPredicted(r.P, c)), rows.Count(r => r.T[c] == 1));

        private bool IsPredicted(double[] p, int c)
        {
            bool top = p.OrderDescending().Take(2).Contains(p[c]);
            return arguments.Contains("TopK") ? top && (!arguments.Contains("0.3") || p[c] > 0.3) : isExclusive ? p[c] == p.Max() : p[c] > (arguments.Contains("0.3") ? 0.3 : 0.5);
        }
    }
}
