using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>How many axes a tensor has, batch included: axes that a config counts from the left are told from the last one by it.</summary>
internal static class Ranks
{
    private static readonly HashSet<string> Recurrent = ["GRU", "LSTM", "SimpleRNN", "RNN", "ConvLSTM1D"];

    /// <summary>Axes of the output of every call.</summary>
    public static Dictionary<(string Layer, int Node), int> Of(KerasGraph graph) => Of(graph, 0, new(ReferenceEqualityComparer.Instance));

    private static Dictionary<(string Layer, int Node), int> Of(KerasGraph graph, int inputRank, Dictionary<object, Dictionary<int, int>> known)
    {
        var ranks = new Dictionary<(string, int), int>();
        foreach (var (layer, node) in GraphOrder.Of(graph))
        {
            ranks[(layer.Name, node)] = layer.IsInput
                ? (layer.Config["batch_shape"] ?? layer.Config["batch_input_shape"]) is JsonArray shape ? shape.Count : inputRank
                : Of(known, layer, layer.Calls[node], layer.Calls[node].Inputs.Select(read => read.Tensor > 0 && graph[read.Layer].ClassName is not "Bidirectional" ? 2 : ranks.GetValueOrDefault(graph[read.Layer].IsInput ? (read.Layer, 0) : read.Call)).DefaultIfEmpty(0).Max());
        }

        return ranks;
    }

    private static int Of(Dictionary<object, Dictionary<int, int>> known, KerasLayer layer, KerasCall call, int rank)
    {
        if (layer.ClassName == "ops.GetItem")
        {
            return rank - (AxisSlice.Of(call, rank)?.Count(slice => slice.Index is not null) ?? 0);
        }

        int around = layer.ClassName == "TimeDistributed" ? 1 : 0;
        return layer.Model is { } model ? OfModel(known, model, rank - around) + around : Of(layer.ClassName, layer.Config, rank);
    }

    // once for each rank: models in models are walked again for every call otherwise, twice as often with every level
    private static int OfModel(Dictionary<object, Dictionary<int, int>> known, KerasGraph model, int rank)
    {
        var ranks = known.TryGetValue(model, out var found) ? found : known[model] = [];
        return ranks.TryGetValue(rank, out int output) ? output : ranks[rank] = Of(model, rank, known)[model.Outputs[0].Call];
    }

    private static int Of(string className, JsonObject config, int rank) => className switch
    {
        "Embedding" or "ops.Stack" or "ops.ExpandDims" => rank + 1,
        "Flatten" => 2,
        "RepeatVector" => 3,
        "Reshape" => (config["target_shape"] as JsonArray)?.Count + 1 ?? rank,
        "GlobalMaxPooling1D" or "GlobalAveragePooling1D" => config["keepdims"].Flag() ? rank : rank - 1,
        "TimeDistributed" => Inner(config, rank - 1) + 1,
        "Bidirectional" => Inner(config, rank),
        "Dot" => 2,
        _ when Recurrent.Contains(className) => config["return_sequences"].Flag() ? rank : rank - 1,
        _ => rank,
    };

    private static int Inner(JsonObject config, int rank) => config["layer"] is JsonObject inner && inner["config"] is JsonObject own ? Of(inner.Class(), own, rank) : rank;
}
