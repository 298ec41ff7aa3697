namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Means over rows, as Keras's documentation states them.</summary>
internal static class ErrorFormulas
{
    private const double Epsilon = 1e-7;

    public static double Of(string metric, IReadOnlyList<MetricRow> rows) => metric switch
    {
        "RootMeanSquaredError" => Math.Sqrt(Of("MeanSquaredError", rows)),
        "Perplexity" => Math.Exp(Of("CategoricalCrossentropy", rows)),
        "R2Score" => Enumerable.Range(0, rows[0].P.Length).Average(i => R2(rows, i)),
        _ => rows.Average(r => Row(metric, r.P, r.T)),
    };

    private static double Row(string metric, double[] p, double[] t) => metric switch
    {
        "MeanSquaredError" => Mean(p, t, (a, b) => (a - b) * (a - b)),
        "MeanAbsoluteError" => Mean(p, t, (a, b) => Math.Abs(a - b)),
        "MeanAbsolutePercentageError" => Mean(p, t, (a, b) => 100 * Math.Abs(a - b) / Math.Max(Math.Abs(b), Epsilon)),
        "MeanSquaredLogarithmicError" => Mean(p, t, (a, b) => Math.Pow(Math.Log((1 + a) / (1 + b)), 2)),
        "LogCoshError" => Mean(p, t, (a, b) => Math.Log(Math.Cosh(a - b))),
        "CosineSimilarity" => Dot(p, t) / Math.Sqrt(Dot(p, p) * Dot(t, t)),
        "KLDivergence" => Sum(p, t, (a, b) => Clip(b, 1) * Math.Log(Clip(b, 1) / Clip(a, 1))),
        "Poisson" => Mean(p, t, (a, b) => a - (b * Math.Log(a + Epsilon))),
        "Hinge" => Mean(p, t, (a, b) => Math.Max(0, 1 - (a * b))),
        "SquaredHinge" => Mean(p, t, (a, b) => Math.Pow(Math.Max(0, 1 - (a * b)), 2)),
        "CategoricalHinge" => Math.Max(0, p.Zip(t, (a, b) => (1 - b) * a).Max() - Dot(p, t) + 1),
        "BinaryCrossentropy" => Mean(p, t, (a, b) => -(b * Math.Log(Clip(a, 1 - Epsilon))) - ((1 - b) * Math.Log(1 - Clip(a, 1 - Epsilon)))),
        "CategoricalCrossentropy" => Sum(p, t, (a, b) => -b * Math.Log(Clip(a / p.Sum(), 1 - Epsilon))),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    private static double R2(IReadOnlyList<MetricRow> rows, int i)
    {
        double mean = rows.Average(r => r.T[i]);
        return 1 - (rows.Sum(r => Math.Pow(r.T[i] - r.P[i], 2)) / rows.Sum(r => Math.Pow(r.T[i] - mean, 2)));
    }

    private static double Clip(double x, double high) => Math.Clamp(x, Epsilon, high);

    private static double Dot(double[] a, double[] b) => Sum(a, b, (x, y) => x * y);

    private static double Mean(double[] p, double[] t, Func<double, double, double> term) => Sum(p, t, term) / p.Length;

    private static double Sum(double[] p, double[] t, Func<double, double, double> term) => p.Zip(t, term).Sum();
}
