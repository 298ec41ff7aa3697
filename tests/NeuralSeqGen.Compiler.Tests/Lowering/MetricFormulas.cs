namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Every metric of the catalogue once, independently of the lowerings. <see cref="MetricTests"/> has the spellings of their arguments.</summary>
internal static class MetricFormulas
{
    public static readonly IReadOnlyList<MetricFormula> All =
    [
        new("Accuracy", Share), new("CategoricalAccuracy", Share), new("SparseCategoricalAccuracy", Share) { IsSparse = true },
        new("BinaryAccuracy(Threshold = 0.3)", rows => rows.Average(r => r.P.Zip(r.T).Average(e => (e.First > 0.3) == (e.Second == 1) ? 1 : 0))),
        new("TopKCategoricalAccuracy(K = 2)", Top2), new("SparseTopKCategoricalAccuracy(K = 2)", Top2) { IsSparse = true },
        new("SequenceAccuracy", rows => rows.GroupBy(r => r.Sample).Average(sample => sample.All(IsRight) ? 1 : 0)),
        new("TruePositives(Threshold = 0.3)", rows => Count(rows, true, true)), new("TrueNegatives(Threshold = 0.3)", rows => Count(rows, false, false)),
        new("FalsePositives(Threshold = 0.3)", rows => Count(rows, true, false)), new("FalseNegatives(Threshold = 0.3)", rows => Count(rows, false, true)),
        new("Precision(Threshold = 0.3)", rows => Count(rows, true, true) / (Count(rows, true, true) + Count(rows, true, false))),
        new("Recall(Threshold = 0.3)", rows => Count(rows, true, true) / (Count(rows, true, true) + Count(rows, false, true))),
        new("F1Score(Threshold = 0.3, Average = Averaging.Micro)", rows => Score(rows, 1)), new("FBetaScore(Beta = 2, Threshold = 0.3, Average = Averaging.Micro)", rows => Score(rows, 2)),
        new("Auc(NumThresholds = 20)", rows => CurveFormulas.Area(rows, 20, "Roc", "Interpolation")),
        new("MeanIoU", IntersectionOverUnion),
        new("EditDistance", rows => Distances(rows).Average(d => d.Distance)) { IsSparse = true },
        new("WordErrorRate", rows => (double)Distances(rows).Sum(d => d.Distance) / Distances(rows).Sum(d => d.Length)) { IsSparse = true },
        new("SparseCategoricalCrossentropy", rows => ErrorFormulas.Of("CategoricalCrossentropy", rows)) { IsSparse = true },
        new("MeanAbsoluteScaledError", ScaledError) { IsOneHot = false },
        .. Errors("MeanSquaredError", "RootMeanSquaredError", "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "LogCoshError", "CosineSimilarity", "R2Score"),
        .. Errors("KLDivergence", "Poisson", "Hinge", "SquaredHinge", "CategoricalHinge", "BinaryCrossentropy", "CategoricalCrossentropy", "Perplexity"),
    ];

    private static IEnumerable<MetricFormula> Errors(params string[] metrics) => metrics.Select(metric => new MetricFormula(metric, rows => ErrorFormulas.Of(metric, rows)) { IsOneHot = false });

    private static double Share(IReadOnlyList<MetricRow> rows) => rows.Average(r => IsRight(r) ? 1 : 0);

    private static double Top2(IReadOnlyList<MetricRow> rows) => rows.Average(r => r.P.Count(p => p > r.P[Largest(r.T)]) < 2 ? 1 : 0);

    private static double Count(IReadOnlyList<MetricRow> rows, bool isPredicted, bool isTrue) =>
        rows.Sum(r => r.P.Zip(r.T).Count(e => e.First > 0.3 == isPredicted && e.Second == 1 == isTrue));

    private static double Score(IReadOnlyList<MetricRow> rows, double beta)
    {
        double precision = Count(rows, true, true) / (Count(rows, true, true) + Count(rows, true, false)), recall = Count(rows, true, true) / (Count(rows, true, true) + Count(rows, false, true));
        return (1 + (beta * beta)) * precision * recall / ((beta * beta * precision) + recall);
    }

    private static double IntersectionOverUnion(IReadOnlyList<MetricRow> rows) => Enumerable.Range(0, rows[0].P.Length)
        .Select(c => (Both: (double)rows.Count(r => Largest(r.P) == c && Largest(r.T) == c), Either: rows.Count(r => Largest(r.P) == c || Largest(r.T) == c)))
        .Where(c => c.Either > 0).Average(c => c.Both / c.Either);

    private static List<(int Distance, int Length)> Distances(IReadOnlyList<MetricRow> rows) =>
        [.. rows.GroupBy(r => r.Sample).Select(s => (EditDistanceTests.Levenshtein([.. s.Select(r => Largest(r.P))], [.. s.Select(r => Largest(r.T))]), s.Count()))];

    /// <summary>The error over that of a forecast that repeats the step before.</summary>
    private static double ScaledError(IReadOnlyList<MetricRow> rows)
    {
        var pairs = rows.Zip(rows.Skip(1)).Where(pair => pair.First.Sample == pair.Second.Sample);
        return ErrorFormulas.Of("MeanAbsoluteError", rows) / pairs.Average(pair => pair.First.T.Zip(pair.Second.T, (before, now) => Math.Abs(now - before)).Average());
    }

    private static bool IsRight(MetricRow row) => Largest(row.P) == Largest(row.T);

    private static int Largest(double[] values) => Array.IndexOf(values, values.Max());
}
