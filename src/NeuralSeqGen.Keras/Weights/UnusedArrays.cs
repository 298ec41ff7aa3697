using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>Arrays of a file that no layer of the model reads, which users should know of.</summary>
internal static class UnusedArrays
{
    public static void Note(IReadOnlyList<DeclaredLayer> layers, SavedWeights arrays, List<string> notes)
    {
        string[] unused = arrays switch
        {
            PositionalWeights positional => Unused(layers, positional),
            NamedWeights named => [.. named.Layers.Where(layer => layer.Arrays.Count > 0 && !layers.Any(l => l.Source.TopLayer == layer.Name)).Select(layer => layer.Name)],
            _ => [],
        };
        if (unused.Length > 0)
        {
            notes.Add($"Arrays of the file that no layer reads: {string.Join(", ", unused)}.");
        }
    }

    private static string[] Unused(IReadOnlyList<DeclaredLayer> layers, PositionalWeights weights)
    {
        var used = layers.SelectMany(layer => LayerArrays.Groups(layer.Source, layer.Half)).ToHashSet();
        return [.. weights.Groups.Where(group => group.Value.Count > 0 && !used.Contains(group.Key) && !group.Key.Contains("seed_generator", StringComparison.Ordinal)).Select(group => group.Key)];
    }
}
