using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

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
        Renorm(part);
        if (part.Dialect.IsInference)
        {
            part.Put("Trainable", "false");
        }

        return part.LastAxis().Set("momentum", "epsilon", "center", "scale").Roles("beta", "gamma");
    }

    private static void Renorm(KerasPart part)
    {
        var clipping = part.Config.Get("renorm_clipping");
        part.Config.Get("renorm_momentum");
        if (!part.Config.Flag("renorm"))
        {
            return;
        }

        part.Put("Renorm", "true").Set("renorm_momentum");
        foreach (var limit in clipping is { } limits ? limits.EnumerateObject().ToList() : [])
        {
            part.Put("RenormClipping" + limit.Name switch { "rmin" => "RMin", "rmax" => "RMax", "dmax" => "DMax", _ => limit.Name }, KerasText.Literal(limit.Value));
        }
    }

    /// <summary>Mean and variance per feature, which Keras may nest in further lists, or neither where the layer was adapted.</summary>
    private static KerasPart Normalization(KerasPart part)
    {
        var axis = part.Config.Need("axis");
        if (axis.GetArrayLength() != 1 || axis[0].GetInt32() is not -1)
        {
            part.Put("Axis", $"new int[] {{ {string.Join(", ", axis.EnumerateArray().Select(KerasText.Literal))} }}");
        }

        foreach (string key in new[] { "mean", "variance" })
        {
            if (part.Config.Get(key) is { } value)
            {
                part.Put(KerasText.Pascal(key), $"new double[] {{ {string.Join(", ", Numbers(value))} }}");
            }
        }

        return part.Set("invert");
    }

    private static IEnumerable<string> Numbers(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? [KerasText.Literal(value)] : value.EnumerateArray().Any(IsRepeated) ? throw new UnsupportedKerasException($"an axis that is repeated: {value.GetRawText()}") : value.EnumerateArray().SelectMany(Numbers);

    // an axis of extent 1 inside others, which a flat list cannot say
    private static bool IsRepeated(JsonElement inner) => inner.ValueKind == JsonValueKind.Array && inner.GetArrayLength() == 1;
}
