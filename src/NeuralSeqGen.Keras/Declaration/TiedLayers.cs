namespace NeuralSeqGen.Keras.Declaration;

/// <summary>ReversibleEmbedding: a layer, and the calls of it with <c>reverse=True</c>, which are layers of their own here.</summary>
internal static class TiedLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["ReversibleEmbedding"] = p => CoreLayers.Adapted(p.Take("input_dim").Take("output_dim").Set("mask_zero", "tie_weights", "logit_soft_cap")).Demand("reverse_dtype", "float32").Roles("embeddings", "activity"),
    };

    /// <summary>Whether a call asks for the way back, and for nothing else.</summary>
    public static bool IsReverse(KerasConfig? call)
    {
        bool isReverse = call?.Flag("reverse") ?? false;
        call?.DemandNothingElse();
        return isReverse;
    }

    /// <summary>The way back.</summary>
    /// <param name="table">Node of the embedding.</param>
    /// <param name="from">Node that it reads.</param>
    /// <param name="name">Its name; null to leave it unnamed.</param>
    public static KerasAttribute Reverse(string table, string from, string? name)
    {
        var attribute = new KerasAttribute("ReverseEmbedding");
        attribute.Add($"nameof({table})");
        if (name is not null)
        {
            attribute.Set("Name", CSharpText.Quoted(name));
        }

        attribute.Set("From", $"nameof({from})");
        return attribute;
    }
}
