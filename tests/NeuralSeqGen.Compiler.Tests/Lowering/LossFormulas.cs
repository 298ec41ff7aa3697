namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Keras's losses of one row, written out in float64 and independently of the lowerings.</summary>
internal static class LossFormulas
{
    private const double Epsilon = 1e-7;

    public static readonly IReadOnlyDictionary<string, Func<double[], double[], double>> All = new Dictionary<string, Func<double[], double[], double>>
    {
        ["MeanSquaredError"] = (t, p) => Mean(t, p, (y, x) => Math.Pow(x - y, 2)),
        ["MeanAbsoluteError"] = (t, p) => Mean(t, p, (y, x) => Math.Abs(x - y)),
        ["MeanAbsolutePercentageError"] = (t, p) => 100 * Mean(t, p, (y, x) => Math.Abs(y - x) / Math.Max(Math.Abs(y), Epsilon)),
        ["MeanSquaredLogarithmicError"] = (t, p) => Mean(t, p, (y, x) => Math.Pow(Math.Log(Math.Max(x, Epsilon) + 1) - Math.Log(Math.Max(y, Epsilon) + 1), 2)),
        ["Huber"] = (t, p) => Mean(t, p, (y, x) => Huber(x - y, 1)),
        ["Huber(Delta = 0.3)"] = (t, p) => Mean(t, p, (y, x) => Huber(x - y, 0.3)),
        ["LogCosh"] = (t, p) => Mean(t, p, (y, x) => Math.Log(Math.Cosh(x - y))),
        ["KLDivergence"] = (t, p) => Sum(t, p, (y, x) => Math.Clamp(y, Epsilon, 1) * Math.Log(Math.Clamp(y, Epsilon, 1) / Math.Clamp(x, Epsilon, 1))),
        ["Poisson"] = (t, p) => Mean(t, p, (y, x) => x - (y * Math.Log(x + Epsilon))),
        ["CosineSimilarity"] = (t, p) => -Sum(t, p, (y, x) => y * x) / Math.Sqrt(Sum(t, t, (a, b) => a * b) * Sum(p, p, (a, b) => a * b)),
        ["Hinge"] = (t, p) => Mean(t, p, (y, x) => Math.Max(0, 1 - (y * x))),
        ["SquaredHinge"] = (t, p) => Mean(t, p, (y, x) => Math.Pow(Math.Max(0, 1 - (y * x)), 2)),
        ["CategoricalHinge"] = (t, p) => Math.Max(0, t.Zip(p, (y, x) => (1 - y) * x).Max() - Sum(t, p, (y, x) => y * x) + 1),
        ["CategoricalFocalCrossentropy"] = (t, p) => CategoricalFocal(t, Shares(p), 0.25, 2),
        ["CategoricalFocalCrossentropy(Gamma = 1.5, Alpha = 0.6, LabelSmoothing = 0.2)"] = (t, p) => CategoricalFocal(Smoothed(t, 0.2, t.Length), Shares(p), 0.6, 1.5),
        ["CategoricalFocalCrossentropy(FromLogits = true, Gamma = 0)"] = (t, p) => CategoricalFocal(t, Shares([.. p.Select(Math.Exp)]), 0.25, 0),
        ["BinaryFocalCrossentropy"] = (t, p) => Mean(t, p, (y, x) => BinaryFocal(y, x, 2)),
        ["BinaryFocalCrossentropy(Gamma = 0.7, LabelSmoothing = 0.1)"] = (t, p) => Mean(Smoothed(t, 0.1, 2), p, (y, x) => BinaryFocal(y, x, 0.7)),
        ["BinaryFocalCrossentropy(FromLogits = true, Gamma = 1, ApplyClassBalancing = true, Alpha = 0.3)"] =
            (t, p) => Mean(t, p, (y, x) => ((y * 0.3) + ((1 - y) * 0.7)) * BinaryFocal(y, 1 / (1 + Math.Exp(-x)), 1)),
        ["Quantile"] = (t, p) => Mean(t, p, (y, x) => Math.Abs(y - x) / 2),
        ["Quantile(Level = 0.9)"] = (t, p) => Mean(t, p, (y, x) => y > x ? 0.9 * (y - x) : 0.1 * (x - y)),
        ["Dice(Axis = new[] { -1 })"] = (t, p) => 1 - (2 * Sum(t, p, (y, x) => y * x) / (t.Sum() + p.Sum() + Epsilon)),
        ["Tversky(Alpha = 0.3, Beta = 0.7, Axis = new[] { 2 })"] = (t, p) => 1 - Tversky(t, p, 0.3, 0.7),
    };

    /// <summary>The share of Keras's Tversky.</summary>
    public static double Tversky(IReadOnlyList<double> t, IReadOnlyList<double> p, double alpha, double beta)
    {
        double both = t.Zip(p, (y, x) => y * x).Sum();
        return both / (both + (alpha * t.Zip(p, (y, x) => y * (1 - x)).Sum()) + (beta * t.Zip(p, (y, x) => x * (1 - y)).Sum()) + Epsilon);
    }

    private static double Sum(double[] t, double[] p, Func<double, double, double> each) => t.Zip(p, each).Sum();

    private static double Mean(double[] t, double[] p, Func<double, double, double> each) => t.Zip(p, each).Average();

    private static double Huber(double e, double delta) => Math.Abs(e) <= delta ? e * e / 2 : (delta * Math.Abs(e)) - (delta * delta / 2);

    private static double[] Shares(double[] p) => [.. p.Select(x => x / p.Sum())];

    private static double[] Smoothed(double[] t, double smoothing, int classes) => [.. t.Select(y => (y * (1 - smoothing)) + (smoothing / classes))];

    private static double CategoricalFocal(double[] t, double[] p, double alpha, double gamma) =>
        Sum(t, p, (y, x) => alpha * Math.Pow(1 - x, gamma) * -y * Math.Log(x));

    private static double BinaryFocal(double t, double p, double gamma)
    {
        double entropy = -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)));
        return Math.Pow(1 - ((t * p) + ((1 - t) * (1 - p))), gamma) * entropy;
    }
}
