using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.IntoModel;

/// <summary>Weights by layer, as Keras 1 and 2 keep them: layers of equal names, or all in their order, which is Keras's own rule; where both fit and differ, a map has to say it.</summary>
internal static class NamedPairs
{
    public static IReadOnlyList<KerasTransfer> Of(LayerWeights layers, IReadOnlyList<(string Path, IReadOnlyList<WeightInfo> Weights)> groups, NamedWeights named, IReadOnlyDictionary<string, string>? map)
    {
        List<SavedLayerWeights> files = [.. named.Layers.Select(layer => layer with { Arrays = LayerArrays.OfTop(layer.Name, named) }).Where(layer => layer.Arrays.Count > 0)];
        var tops = groups.SelectMany(group => group.Weights).GroupBy(weight => weight.Name.Split('/')[0]).ToDictionary(top => top.Key, top => (IReadOnlyList<WeightInfo>)[.. top.OrderBy(weight => !weight.Trainable)], StringComparer.Ordinal);
        if (map is not null)
        {
            return Pair(layers, tops, ByMap(files, tops.Keys, map));
        }

        if (files.Count != tops.Count)
        {
            throw new RefusedImportException($"the file has weights of {files.Count} layers ({string.Join(", ", files.Select(layer => layer.Name))}), and the class of {tops.Count} ({string.Join(", ", tops.Keys)})");
        }

        var byOrder = files.Zip(tops.Keys).ToList();
        bool hasNames = files.All(layer => tops.ContainsKey(layer.Name));
        List<(SavedLayerWeights, string)> byName = [.. hasNames ? files.Select(layer => (layer, layer.Name)) : []];
        return !hasNames || byName.ToHashSet().SetEquals(byOrder) ? Pair(layers, tops, byOrder) : Either(layers, tops, byOrder, byName);
    }

    private static IReadOnlyList<KerasTransfer> Either(LayerWeights layers, Dictionary<string, IReadOnlyList<WeightInfo>> tops, List<(SavedLayerWeights, string)> byOrder, List<(SavedLayerWeights, string)> byName)
    {
        var (ordered, named) = (Try(layers, tops, byOrder), Try(layers, tops, byName));
        return ordered is not null && named is not null
            ? throw new RefusedImportException($"its layers fit those of the class by their names and by their order, and not the same ones. Say which is which in a map: {string.Join(", ", byName.Select(pair => pair.Item2))}")
            : ordered ?? named ?? Pair(layers, tops, byName);
    }

    private static IReadOnlyList<KerasTransfer>? Try(LayerWeights layers, Dictionary<string, IReadOnlyList<WeightInfo>> tops, List<(SavedLayerWeights, string)> pairs)
    {
        try
        {
            return Pair(layers, tops, pairs);
        }
        catch (RefusedImportException)
        {
            return null;
        }
    }

    private static IReadOnlyList<KerasTransfer> Pair(LayerWeights layers, Dictionary<string, IReadOnlyList<WeightInfo>> tops, List<(SavedLayerWeights Layer, string Top)> pairs) =>
        [.. pairs.SelectMany(pair => layers.Pair(tops[pair.Top], pair.Layer.Arrays, pair.Layer.Name))];

    private static List<(SavedLayerWeights, string)> ByMap(List<SavedLayerWeights> files, IReadOnlyCollection<string> tops, IReadOnlyDictionary<string, string> map)
    {
        if (map.Keys.FirstOrDefault(name => files.All(layer => layer.Name != name)) is { } unknown)
        {
            throw new RefusedImportException($"the map names the layer '{unknown}', which has no weights in the file. It has {string.Join(", ", files.Select(layer => layer.Name))}");
        }

        List<(SavedLayerWeights Layer, string Top)> pairs = [.. files.Where(layer => map.GetValueOrDefault(layer.Name) != "").Select(layer => (layer, map.TryGetValue(layer.Name, out string? top) ? top : throw new RefusedImportException($"the map has no entry for the layer '{layer.Name}'; give it a layer of the class, or \"\" to leave it out")))];
        string? wrong = pairs.Select(pair => pair.Top).Concat(tops).FirstOrDefault(top => !tops.Contains(top) || pairs.Count(pair => pair.Top == top) != 1);
        return wrong is null ? pairs
            : throw new RefusedImportException(tops.Contains(wrong) ? $"the map gives '{wrong}' {(pairs.Any(pair => pair.Top == wrong) ? "more than one layer" : "no layer")}" : $"the map names '{wrong}', which is no layer of the class with weights. It has {string.Join(", ", tops)}");
    }
}
