using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>The arrays of one layer in Keras's order.</summary>
internal static class LayerArrays
{
    // Keras keeps those of some classes, and the gate, under names with an underscore in front; in the order of the weights here
    private static readonly string[] Projections = [.. new[] { "query_dense", "key_dense", "gate_dense", "value_dense", "output_dense" }.SelectMany(name => new[] { name, "_" + name })];

    /// <param name="layer">A layer that is no model.</param>
    /// <param name="weights">The file's arrays.</param>
    /// <param name="half">The direction of a Bidirectional layer; null for both.</param>
    public static IReadOnlyList<SavedArray> Of(KerasLayer layer, SavedWeights weights, string? half = null) => weights switch
    {
        PositionalWeights positional => [.. Groups(layer, half).SelectMany(group => positional.Groups.GetValueOrDefault(group) ?? [])],
        NamedWeights named => OfTop(layer.TopLayer, named),
        _ => [],
    };

    /// <summary>The arrays of a layer of the outermost model, seeds of random numbers left out.</summary>
    public static IReadOnlyList<SavedArray> OfTop(string layer, NamedWeights named) =>
        [.. (named.Layers.FirstOrDefault(l => l.Name == layer)?.Arrays ?? []).Where(array => !array.Name.Contains("seed_generator", StringComparison.Ordinal))];

    /// <summary>The groups that hold them where they are kept by position.</summary>
    public static IEnumerable<string> Groups(KerasLayer layer, string? half) =>
        half is null ? Groups(layer.ClassName, layer.Config, layer.Path) : Groups(Half(layer, half).Class(), (JsonObject)Half(layer, half)["config"]!, $"{layer.Path}/{half}");

    private static JsonObject Half(KerasLayer layer, string half) => (JsonObject)((half == "backward_layer" ? layer.Config["backward_layer"] : null) ?? layer.Config["layer"])!;

    private static IEnumerable<string> Groups(string className, JsonObject config, string path) => className switch
    {
        "GRU" or "LSTM" or "SimpleRNN" or "ConvLSTM1D" => [path + "/cell"],
        "RNN" => Cells(config["cell"] as JsonObject, path + "/cell"),
        "Bidirectional" => [.. Wrapped(config["layer"], path + "/forward_layer"), .. Wrapped(config["backward_layer"] ?? config["layer"], path + "/backward_layer")],
        "TimeDistributed" => Wrapped(config["layer"], path + "/layer"),
        "MultiHeadAttention" or "GroupQueryAttention" or "GroupedQueryAttention" => Projections.Select(projection => $"{path}/{projection}"),
        _ => [path],
    };

    private static IEnumerable<string> Wrapped(JsonNode? layer, string path) => layer is JsonObject inner ? Groups(inner.Class(), (JsonObject)inner["config"]!, path) : [];

    private static IEnumerable<string> Cells(JsonObject? cell, string path)
    {
        if (cell?["config"]?["cells"] is not JsonArray cells)
        {
            return [path];
        }

        var counts = new Dictionary<string, int>();
        return [.. cells.OfType<JsonObject>().Select(inner => $"{path}/cells/{Numbered(KerasNames.Snake(inner.Class()), counts)}")];
    }

    private static string Numbered(string stem, Dictionary<string, int> counts) => (counts[stem] = counts.GetValueOrDefault(stem) + 1) is var count && count == 1 ? stem : $"{stem}_{count - 1}";
}
