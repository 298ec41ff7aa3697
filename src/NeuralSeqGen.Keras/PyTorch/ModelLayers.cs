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

        var classes = Classes(model);
        return [.. layers.Select(layer => new ModelLayer(layer.Name, KindOf(layer.Weights, classes.GetValueOrDefault(layer.Name)), layer.Weights))];
    }

    private static TorchKind KindOf(Dictionary<string, WeightInfo> weights, string? className)
    {
        bool Has(string name) => weights.ContainsKey(name);
        var recurrent = weights.GetValueOrDefault("recurrent_kernel") ?? weights.GetValueOrDefault("forward/recurrent_kernel");
        if (recurrent is not null)
        {
            return recurrent.Shape is not [var units, var width] ? TorchKind.Unknown : (width / units) switch { 1 => TorchKind.Rnn, 3 => TorchKind.Gru, 4 => TorchKind.Lstm, _ => TorchKind.Unknown };
        }

        return Has("embeddings") && weights.Count == 1 ? TorchKind.Embedding
            : Has("query/kernel") ? IsOf(className, "MultiHeadAttention") ? TorchKind.Attention : TorchKind.Unknown
            : Has("moving_mean") ? TorchKind.BatchNorm
            : Has("gamma") && weights.Keys.All(name => name is "gamma" or "beta") ? IsOf(className, "LayerNormalization") ? TorchKind.LayerNorm : TorchKind.Unknown
            : !Has("kernel") || !weights.Keys.All(name => name is "kernel" or "bias") ? TorchKind.Unknown
            : weights["kernel"].Shape.Length == 2 ? TorchKind.Linear
            : weights["kernel"].Shape.Length == 3 && IsOf(className, "Conv1D", "TimeDistributed") ? TorchKind.Convolution : TorchKind.Unknown;
    }

    // What is cut off a class's name by the width of the column is not held against it.
    private static bool IsOf(string? className, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (className is null || name.StartsWith(className, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // The table of layers says which class a layer is: "conv1d (Conv1D)   (None, 10, 4)   …".
    private static Dictionary<string, string> Classes(ISequenceModel model)
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in model.GetSummary().Split('\n'))
        {
            int open = line.IndexOf(" (", StringComparison.Ordinal);
            if (open > 0)
            {
                classes.TryAdd(line[..open], new string([.. line.Skip(open + 2).TakeWhile(char.IsAsciiLetterOrDigit)]));
            }
        }

        return classes;
    }
}
