using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.IntoModel;

/// <summary>Weights of Keras 3 by path and position: the paths are those that Keras would give the model.</summary>
internal static class PositionalPairs
{
    private const int MaxListed = 12;

    public static IReadOnlyList<KerasTransfer> Of(LayerWeights layers, IReadOnlyList<(string Path, IReadOnlyList<WeightInfo> Weights)> groups, PositionalWeights weights)
    {
        var left = weights.Groups.Where(group => group.Value.Count > 0 && !group.Key.Contains("seed_generator", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var found = groups.Select(group => (group.Path, group.Weights, Key: WeightPaths.Spellings(group.Path.TrimStart('/')).FirstOrDefault(left.ContainsKey))).ToList();
        string[] missing = [.. found.Where(group => group.Key is null).Select(group => group.Path.TrimStart('/'))], surplus = [.. left.Keys.Where(key => found.TrueForAll(group => group.Key != key))];
        if (missing.Length > 0 || surplus.Length > 0)
        {
            throw new RefusedImportException($"{Listed("the class wants arrays at", missing)}{(missing.Length > 0 && surplus.Length > 0 ? ", and " : "")}{Listed("the file has arrays that no layer of the class reads at", surplus)}. Declare the layers of the file, in its order");
        }

        return [.. found.SelectMany(group => layers.Pair(group.Weights, left[group.Key!], group.Key!))];
    }

    private static string Listed(string what, string[] paths) => paths.Length == 0 ? "" : $"{what} {string.Join(", ", paths.Take(MaxListed))}{(paths.Length > MaxListed ? ", …" : "")}";
}
