using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>Normalisation.</summary>
internal static class NormalizationLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["LayerNormalization"] = p => p.Axes().Set("epsilon", "center", "scale", "rms_scaling").Roles("beta", "gamma"),
        ["RMSNormalization"] = p => p.As("RmsNormalization").Axes().Set("epsilon").Roles("scale"),
        ["BatchNormalization"] = BatchNormalization,
        ["GroupNormalization"] = p => p.Take("groups").LastAxis().Set("epsilon", "center", "scale").Roles("beta", "gamma"),
        ["UnitNormalization"] = p => p.Axes(),
        ["Normalization"] = Normalization,
    };

    private static KerasPart BatchNormalization(KerasPart part)
    {
        if (!part.Config.Flag("renorm"))
        {
            part.Config.Get("renorm_momentum");
        }

        if (part.Dialect.IsInference)
        {
            part.Put("Trainable", "false");
        }

        return part.LastAxis().Set("momentum", "epsilon", "center", "scale", "renorm").Roles("beta", "gamma");
    }

    /// <summary>Mean and variance per feature, which Keras may nest in further lists, or neither where the layer was adapted.</summary>
    private static KerasPart Normalization(KerasPart part)
    {
        foreach (string key in new[] { "mean", "variance" })
        {
            if (part.Config.Get(key) is { } value)
            {
                part.Put(KerasText.Pascal(key), $"new double[] {{ {string.Join(", ", Numbers(value))} }}");
            }
        }

        return part.LastAxis().Set("invert");
    }

    private static IEnumerable<string> Numbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Numbers) : [KerasText.Literal(value)];
}
