namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Attention; Keras calls it with [query, value] or [query, value, key].</summary>
internal static class AttentionLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["Attention"] = p => Inputs(p).Set("use_scale").Choose("score_mode", "ScoreMode").Rates("dropout"),
        ["AdditiveAttention"] = p => Inputs(p).Set("use_scale").Rates("dropout"),
        ["MultiHeadAttention"] = p => Heads(p.Take("num_heads").Take("key_dim").Set("value_dim")),
        ["GroupQueryAttention"] = p => Heads(p.As("GroupedQueryAttention").Take("head_dim").Take("num_query_heads").Take("num_key_value_heads")),
        ["GroupedQueryAttention"] = p => Heads(p.Take("head_dim").Take("num_query_heads").Take("num_key_value_heads")),
    };

    private static KerasPart Heads(KerasPart part) => Inputs(part)
        .Set("use_bias", "use_gate", "sliding_window").SetOne("output_shape").SetList("attention_axes").Rates("dropout").Roles("kernel", "bias", "activity");

    private static KerasPart Inputs(KerasPart part)
    {
        string[] names = ["Query", "Value", "Key"];
        foreach (var (node, name) in part.Inbound.Zip(names))
        {
            part.Put(name, $"nameof({node})");
        }

        return part;
    }
}
