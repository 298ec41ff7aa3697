using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
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

    /// <summary>Refuses arrays under a layer of the model that has no weights there: the file means another class of the same name.</summary>
    /// <param name="layers">The model's layers.</param>
    /// <param name="filled">Those that have weights.</param>
    /// <param name="arrays">The file's arrays.</param>
    public static void Refuse(IReadOnlyList<DeclaredLayer> layers, HashSet<DeclaredLayer> filled, SavedWeights arrays)
    {
        string? surplus = arrays switch
        {
            PositionalWeights positional => Surplus(layers, filled, positional),
            NamedWeights named => layers.Select(layer => layer.Source.TopLayer).Distinct().Except(filled.Select(layer => layer.Source.TopLayer)).FirstOrDefault(top => LayerArrays.OfTop(top, named).Count > 0),
            _ => null,
        };
        if (surplus is not null)
        {
            throw new RefusedImportException($"the file has arrays for the layer '{surplus}', whose class has no weights for them. It may be a class of one's own with the name of one of Keras");
        }
    }

    private static string? Surplus(IReadOnlyList<DeclaredLayer> layers, HashSet<DeclaredLayer> filled, PositionalWeights weights)
    {
        var used = filled.SelectMany(layer => LayerArrays.Groups(layer.Source, layer.Half)).ToHashSet();
        var own = layers.Where(layer => layer.Source is { IsOperation: false, Model: null, Path.Length: > 0 }).DistinctBy(layer => layer.Source.Path).ToDictionary(layer => layer.Source.Path, layer => layer.Source.Name);
        return weights.Groups.Where(group => group.Value.Count > 0 && !used.Contains(group.Key) && !group.Key.Contains("seed_generator", StringComparison.Ordinal)).Select(group => Owner(group.Key, own)).FirstOrDefault(name => name is not null);
    }

    private static string? Owner(string group, Dictionary<string, string> own)
    {
        for (string path = group; ; path = path[..path.LastIndexOf('/')])
        {
            if (own.TryGetValue(path, out string? name) || !path.Contains('/', StringComparison.Ordinal))
            {
                return name;
            }
        }
    }

    private static string[] Unused(IReadOnlyList<DeclaredLayer> layers, PositionalWeights weights)
    {
        var used = layers.SelectMany(layer => LayerArrays.Groups(layer.Source, layer.Half)).ToHashSet();
        return [.. weights.Groups.Where(group => group.Value.Count > 0 && !used.Contains(group.Key) && !group.Key.Contains("seed_generator", StringComparison.Ordinal)).Select(group => group.Key)];
    }
}
