namespace NeuralSeqGen.Keras;

/// <summary>The layers of a model that have weights, in its order; both halves of a bidirectional one and all projections of an attention together.</summary>
internal static class ModelLayers
{
    private static readonly string[] Parts = ["forward", "backward", "query", "key", "value", "gate", "attention_output"];

    public static IReadOnlyList<ModelLayer> Of(ISequenceModel model)
    {
        var layers = new List<(string Name, Dictionary<string, WeightInfo> Weights)>();
        foreach (var weight in model.Weights)
        {
            string[] parts = weight.Name.Split('/');
            int own = parts.Length > 2 && Parts.Contains(parts[^2]) ? 2 : 1;
            string name = string.Join('/', parts[..^own]);
            if (layers.FindIndex(layer => layer.Name == name) is var at && at < 0)
            {
                at = layers.Count;
                layers.Add((name, new Dictionary<string, WeightInfo>(StringComparer.Ordinal)));
            }

            layers[at].Weights[string.Join('/', parts[^own..])] = weight;
        }

        var classes = LayerClasses.Of(model);
        return [.. layers.Select(layer => new ModelLayer(layer.Name, KindOf(layer.Weights, classes.GetValueOrDefault(layer.Name)), layer.Weights))];
    }

    // Weights of one's own function or of another layer may have the same names and extents: the class must be the one, too.
    private static TorchKind KindOf(Dictionary<string, WeightInfo> weights, string? className)
    {
        bool Has(string name) => weights.ContainsKey(name);
        TorchKind If(TorchKind kind, string name) => className is null || className == name ? kind : TorchKind.Unknown;
        var recurrent = weights.GetValueOrDefault("recurrent_kernel") ?? weights.GetValueOrDefault("forward/recurrent_kernel");
        if (recurrent is not null)
        {
            return recurrent.Shape is not [var units, var width] ? TorchKind.Unknown
                : (width / units) switch { 1 => If(TorchKind.Rnn, "SimpleRNN"), 3 => If(TorchKind.Gru, "GRU"), 4 => If(TorchKind.Lstm, "LSTM"), _ => TorchKind.Unknown };
        }

        return Has("embeddings") && weights.Count == 1 ? If(TorchKind.Embedding, "Embedding")
            : Has("query/kernel") ? If(TorchKind.Attention, "MultiHeadAttention")
            : Has("moving_mean") ? If(TorchKind.BatchNorm, "BatchNormalization")
            : Has("gamma") && weights.Keys.All(name => name is "gamma" or "beta") ? If(TorchKind.LayerNorm, "LayerNormalization")
            : !Has("kernel") || !weights.Keys.All(name => name is "kernel" or "bias") ? TorchKind.Unknown
            : weights["kernel"].Shape.Length == 2 ? If(TorchKind.Linear, "Dense")
            : weights["kernel"].Shape.Length == 3 ? If(TorchKind.Convolution, "Conv1D") : TorchKind.Unknown;
    }
}
