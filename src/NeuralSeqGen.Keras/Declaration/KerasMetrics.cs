using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>
/// Keras metrics as attributes. Keras's metrics take the output as it is unless their own config says otherwise, so each says whether it reads logits.
/// </summary>
internal static class KerasMetrics
{
    private static readonly Dictionary<string, Func<KerasPart, KerasPart>> ByClass = new()
    {
        ["MeanSquaredError"] = Plain, ["RootMeanSquaredError"] = Plain, ["MeanAbsoluteError"] = Plain, ["MeanAbsolutePercentageError"] = Plain, ["MeanSquaredLogarithmicError"] = Plain,
        ["LogCoshError"] = Plain, ["CosineSimilarity"] = p => p.Demand("axis", "-1"), ["Poisson"] = Plain, ["Hinge"] = Plain, ["SquaredHinge"] = Plain, ["CategoricalHinge"] = Plain,
        ["CategoricalAccuracy"] = Plain, ["SparseCategoricalAccuracy"] = Plain, ["KLDivergence"] = Raw, ["Accuracy"] = Raw,
        ["R2Score"] = p => p.Demand("class_aggregation", "uniform_average").Demand("num_regressors", "0"),
        ["BinaryAccuracy"] = p => Raw(p).Set("threshold"),
        ["TopKCategoricalAccuracy"] = p => p.Set("k"), ["SparseTopKCategoricalAccuracy"] = p => p.Set("k"),
        ["BinaryCrossentropy"] = p => p.Set("from_logits", "label_smoothing"),
        ["CategoricalCrossentropy"] = p => p.Set("from_logits", "label_smoothing").Demand("axis", "-1"),
        ["SparseCategoricalCrossentropy"] = p => p.Set("from_logits", "ignore_class").Demand("axis", "-1"),
        ["Precision"] = Confusion, ["Recall"] = Confusion,
        ["F1Score"] = Score, ["FBetaScore"] = p => Score(p).Set("beta"),
        ["TruePositives"] = Thresholds, ["TrueNegatives"] = Thresholds, ["FalsePositives"] = Thresholds, ["FalseNegatives"] = Thresholds,
        ["AUC"] = p => Member(Member(p.As("Metric.Auc").Set("num_thresholds", "from_logits"), "curve", "AucCurve"), "summation_method", "AucSummation"),
    };

    public static IEnumerable<string> Classes => ByClass.Keys;

    /// <param name="metric">A serialized metric.</param>
    /// <param name="dialect">Which Keras wrote it.</param>
    /// <param name="name">Under which it is logged; null for Keras's own name.</param>
    /// <param name="isWeighted">Whether weights of samples enter.</param>
    public static KerasAttribute Attribute(JsonElement metric, KerasDialect dialect, string? name, bool isWeighted)
    {
        var config = KerasConfig.Of(metric, "metric", out string className);
        var part = ByClass.TryGetValue(className, out var map) ? map(new KerasPart(className, config, dialect).As("Metric." + className)) : throw new UnsupportedKerasException($"metric {className}");
        _ = name is null ? part : part.Put("Name", CSharpText.Quoted(name));
        _ = isWeighted ? part.Put("Weighted", "true") : part;
        config.DemandNothingElse();
        return part.Attribute;
    }

    private static KerasPart Plain(KerasPart part) => part;

    private static KerasPart Raw(KerasPart part) => part.Put("FromLogits", "false");

    private static KerasPart Confusion(KerasPart part) => Thresholds(part, part.Config.Get("top_k") is null).Set("top_k", "class_id");

    private static KerasPart Thresholds(KerasPart part) => Thresholds(part, true);

    /// <summary>One threshold; without one Keras's is 0.5, unless the largest outputs are counted.</summary>
    private static KerasPart Thresholds(KerasPart part, bool hasDefault) =>
        part.Config.Get("thresholds") is { } value ? Raw(part).Put("Threshold", KerasText.Literal(KerasText.Single(value))) : hasDefault ? Raw(part).Put("Threshold", "0.5") : Raw(part);

    private static KerasPart Score(KerasPart part) => Member(Raw(part).Set("threshold"), "average", "Averaging");

    /// <summary>A property whose value is an enum's member, written in capitals or not.</summary>
    private static KerasPart Member(KerasPart part, string key, string type) =>
        part.Config.Text(key) is { } value ? part.Put(KerasText.Pascal(key), $"{type}.{KerasText.Pascal(value.ToLowerInvariant())}") : throw new UnsupportedKerasException($"{part.ClassName}: no {key}");
}
