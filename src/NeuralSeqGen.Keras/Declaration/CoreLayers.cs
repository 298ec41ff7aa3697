
namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Dense, Embedding and what only moves values.</summary>
internal static class CoreLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Dense"] = p => Adapted(p.Take("units").Activations("activation")).Set("use_bias").Roles("kernel", "bias", "activity"),
        ["Embedding"] = p => Adapted(p.Take("input_dim").Take("output_dim").Set("mask_zero")).Roles("embeddings", "activity"),
        ["Masking"] = p => p.Set("mask_value"),
        ["Flatten"] = p => p.Demand("data_format", "channels_last"),
        ["Reshape"] = p => p.TakeAll("target_shape"),
        ["Permute"] = p => p.TakeAll("dims"),
        ["ops.flip"] = p => p.As("Flip").SetList("axis"),
        ["ops.stack"] = p => MergeLayers.Merge(p.As("Stack")).Set("axis"),
        ["RepeatVector"] = p => p.Take("n"),
        ["Rescaling"] = p => p.Take("scale").Set("offset"),
        ["ActivityRegularization"] = ActivityRegularization,
    };

    /// <summary>Low-rank adaptation, where there is one.</summary>
    public static KerasPart Adapted(KerasPart part) => part.Config.Get("lora_rank") is null ? part : part.Set("lora_rank", "lora_alpha");

    private static KerasPart ActivityRegularization(KerasPart part)
    {
        double l1 = part.Config.Real("l1"), l2 = part.Config.Real("l2");
        return part.Dialect.HasPenalties ? part.Put("L1", KerasText.Number(l1)).Put("L2", KerasText.Number(l2)) : part;
    }
}
