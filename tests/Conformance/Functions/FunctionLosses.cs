using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>Losses of one number per row.</summary>
internal static class FunctionLosses
{
    private const string Probability = "var p = Clip(y / y.Sum(-1, true), 1e-7, 1 - 1e-7);";

    public static readonly IReadOnlyDictionary<string, Func<KerasAttribute, FunctionPart?>> All = new Dictionary<string, Func<KerasAttribute, FunctionPart?>>
    {
        ["MeanSquaredError"] = p => Loss("=> Square(y - t).Mean(-1);"),
        ["MeanAbsoluteError"] = p => Loss("=> Abs(y - t).Mean(-1);"),
        ["Huber"] = p => Loss($"{{ var e = Abs(y - t); const double Delta = {p.Get("Delta") ?? "1.0"}; return Where(e <= Delta, 0.5 * e * e, Delta * e - 0.5 * Delta * Delta).Mean(-1); }}", "Delta"),
        ["KLDivergence"] = p => Loss("{ Tensor p = Clip(y, 1e-7, 1), q = Clip(t, 1e-7, 1); return (q * Log(q / p)).Sum(-1); }"),
        ["Poisson"] = p => Loss("=> (y - t * Log(y + 1e-7)).Mean(-1);"),
        ["CosineSimilarity"] = p => Loss("=> -(t / Sqrt(Maximum(Square(t).Sum(-1, true), 1e-12)) * y / Sqrt(Maximum(Square(y).Sum(-1, true), 1e-12))).Sum(-1);"),
        ["Hinge"] = p => Loss("=> Maximum(0, 1 - Where(Equal(t, 0), -1, t) * y).Mean(-1);"),
        ["BinaryCrossentropy"] = p => Loss(IsLogits(p) ? $"{{ {Smoothed(p, "0.5")} return (Softplus(y) - y * t).Mean(-1); }}" : $"{{ {Smoothed(p, "0.5")} var p = Clip(y, 1e-7, 1 - 1e-7); return -(t * Log(p) + (1 - t) * Log(1 - p)).Mean(-1); }}", "FromLogits", "LabelSmoothing"),
        ["CategoricalCrossentropy"] = p => Loss(IsLogits(p) ? $"{{ {Smoothed(p, "1.0 / y.Shape[^1]")} return -(t * LogSoftmax(y)).Sum(-1); }}" : $"{{ {Smoothed(p, "1.0 / y.Shape[^1]")} {Probability} return -(t * Log(p)).Sum(-1); }}", "FromLogits", "LabelSmoothing"),
        ["SparseCategoricalCrossentropy"] = p => Labels(IsLogits(p) ? "=> -(t.OneHot(y.Shape[^1]) * LogSoftmax(y)).Sum(-1);" : $"{{ {Probability} return -(t.OneHot(y.Shape[^1]) * Log(p)).Sum(-1); }}", [], "FromLogits"),
        ["CategoricalGeneralizedCrossentropy"] = p => Labels("=> (1 - Power((t.OneHot(y.Shape[^1]) * y).Sum(-1), q)) / q;", [p.Get("Q") ?? "0.5"], "Q"),
    };

    private static bool IsLogits(KerasAttribute p) => FunctionText.IsOn(p, "FromLogits", absent: false);

    private static string Smoothed(KerasAttribute p, string share) => p.Get("LabelSmoothing") is { } smoothing ? $"t = t * (1 - {smoothing}) + {smoothing} * {share};" : "";

    private static FunctionPart Loss(string body, params string[] said) => new("CustomLoss", "Tensor F(Tensor t, Tensor y) " + body, [], said);

    private static FunctionPart Labels(string body, IReadOnlyList<string> arguments, params string[] said) =>
        new("CustomLoss", $"Tensor F(Tensor t, Tensor y{(arguments.Count > 0 ? ", double q" : "")}) {body}", [.. arguments], said) { IsOfLabels = true };
}
