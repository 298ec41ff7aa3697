using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Keras losses as attributes.</summary>
internal static class KerasLosses
{
    private static readonly Dictionary<string, Func<KerasPart, KerasPart>> ByClass = new()
    {
        ["MeanSquaredError"] = Plain, ["MeanAbsoluteError"] = Plain, ["MeanAbsolutePercentageError"] = Plain, ["MeanSquaredLogarithmicError"] = Plain,
        ["LogCosh"] = Plain, ["KLDivergence"] = Plain, ["Poisson"] = Plain, ["CosineSimilarity"] = Plain, ["Hinge"] = Plain, ["SquaredHinge"] = Plain, ["CategoricalHinge"] = Plain,
        ["Huber"] = p => p.Set("delta"),
        ["BinaryCrossentropy"] = Crossentropy,
        ["CategoricalCrossentropy"] = Crossentropy,
        ["SparseCategoricalCrossentropy"] = p => p.Set("from_logits", "ignore_class"),
        ["BinaryFocalCrossentropy"] = p => Crossentropy(p).Set("apply_class_balancing", "alpha", "gamma"),
        ["CategoricalFocalCrossentropy"] = p => Crossentropy(p).Set("alpha", "gamma"),
        ["Dice"] = p => p.Set("axis"),
        ["Tversky"] = p => p.Set("alpha", "beta", "axis"),
        ["CategoricalGeneralizedCrossEntropy"] = p => p.As("CategoricalGeneralizedCrossentropy").Set("q"),
        ["CTC"] = p => p.As("Ctc"),
    };

    public static IEnumerable<string> Classes => ByClass.Keys;

    /// <param name="loss">The loss of a description.</param>
    /// <param name="dialect">Which Keras wrote it.</param>
    /// <param name="target">Extents of the target, samples first; Keras's CTC takes the length of its labels from there.</param>
    public static KerasAttribute Attribute(JsonElement loss, KerasDialect dialect, IReadOnlyList<int> target)
    {
        var config = KerasConfig.Of(loss, "loss", out string className);
        var part = ByClass.TryGetValue(className, out var map) ? map(new(className, config, dialect)) : throw new UnsupportedKerasException($"loss {className}");
        _ = className is "Dice" or "Tversky" ? part : part.Demand("axis", "-1");
        if (config.Text("reduction") is { } reduction and not "sum_over_batch_size")
        {
            part.Put("Reduction", "LossReduction." + KerasText.Pascal(reduction));
        }

        if (className == "CTC" && target.Count == 2)
        {
            part.Put("MaxLabelLength", KerasText.Number(target[1]));
        }

        config.DemandNothingElse();
        return part.Attribute;
    }

    private static KerasPart Plain(KerasPart part) => part;

    private static KerasPart Crossentropy(KerasPart part) => part.Set("from_logits", "label_smoothing");
}
