using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>How many axes a tensor has, batch included: axes that a config counts from the left are told from the last one by it.</summary>
internal static class Ranks
{
    private static readonly HashSet<string> Recurrent = ["GRU", "LSTM", "SimpleRNN", "RNN", "ConvLSTM1D"];

    /// <summary>Axes of the output of every call.</summary>
    public static Dictionary<(string Layer, int Node), int> Of(KerasGraph graph, int inputRank = 0)
    {
        var ranks = new Dictionary<(string, int), int>();
        foreach (var (layer, node) in GraphOrder.Of(graph))
        {
            ranks[(layer.Name, node)] = layer.IsInput
                ? (layer.Config["batch_shape"] ?? layer.Config["batch_input_shape"]) is JsonArray shape ? shape.Count : inputRank
                : Of(layer, layer.Calls[node].Inputs.Select(read => read.Tensor > 0 && graph[read.Layer].ClassName is not "Bidirectional" ? 2 : ranks.GetValueOrDefault(graph[read.Layer].IsInput ? (read.Layer, 0) : read.Call)).DefaultIfEmpty(0).Max());
        }

        return ranks;
    }

    private static int Of(KerasLayer layer, int rank) =>
        layer.Model is { } model ? Of(model, layer.ClassName == "TimeDistributed" ? rank - 1 : rank)[model.Outputs[0].Call] + (layer.ClassName == "TimeDistributed" ? 1 : 0) : Of(layer.ClassName, layer.Config, rank);

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
