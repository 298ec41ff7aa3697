using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>The arrays of one layer in Keras's order.</summary>
internal static class LayerArrays
{
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
        "RNN" => Cells(config["cell"] as JsonObject, path + WeightPaths.Cell),
        "Bidirectional" => [.. Wrapped(config["layer"], path + WeightPaths.Forward), .. Wrapped(config["backward_layer"] ?? config["layer"], path + WeightPaths.Backward)],
        "TimeDistributed" => Wrapped(config["layer"], path + WeightPaths.Wrapped),
        _ => WeightPaths.Of(className).SelectMany(part => WeightPaths.Spellings(path + part.Keras)),
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
