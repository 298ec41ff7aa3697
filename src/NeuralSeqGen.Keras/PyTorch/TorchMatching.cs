namespace NeuralSeqGen.Keras;

/// <summary>Which module fills which layer: by a map of names, or by kind, shapes and order. All must find their place.</summary>
internal static class TorchMatching
{
    private const int MaxListed = 24;

    /// <summary>The modules that a map names, each for the layer that it names.</summary>
    public static IReadOnlyList<(TorchModule Module, ModelLayer Layer)> ByMap(string path, IReadOnlyList<TorchModule> modules, IReadOnlyList<ModelLayer> layers, IReadOnlyDictionary<string, string> map)
    {
        var pairs = new List<(TorchModule, ModelLayer)>();
        foreach (string unknown in map.Keys.Where(name => modules.All(module => module.Name != name)))
        {
            throw Refusal(path, $"the map names the module '{unknown}', which the file does not have", modules, layers);
        }

        foreach (var module in modules)
        {
            if (!map.TryGetValue(module.Name, out string? name))
            {
                throw Refusal(path, $"the map has no entry for the module '{module.Name}'; give it a layer, or \"\" to leave it out", modules, layers);
            }

            if (name.Length > 0)
            {
                var layer = layers.FirstOrDefault(layer => layer.Name == name) ?? throw Refusal(path, $"the map names the layer '{name}', which the model does not have", modules, layers);
                if (TorchConversion.Of(module, layer) is null)
                {
                    throw Refusal(path, TorchConversion.Remedy(module, layer) ?? $"{module.Display} does not fit {layer.Display}", modules, layers);
                }

                pairs.Add((module, layer));
            }
        }

        foreach (var layer in layers.Where(layer => pairs.Count(pair => pair.Item2 == layer) != 1))
        {
            throw Refusal(path, $"the map gives the layer '{layer.Name}' {(pairs.Any(pair => pair.Item2 == layer) ? "more than one module" : "no module")}", modules, layers);
        }

        return pairs;
    }

    /// <summary>For each layer the first module of its kind and shapes that is not taken yet.</summary>
    /// <param name="path">The file, for sentences.</param>
    /// <param name="modules">Modules in the order of the file.</param>
    /// <param name="layers">Layers in the order of the model.</param>
    /// <param name="isSorted">Whether the file lists tensors by name, so that its order says nothing of the module's.</param>
    public static IReadOnlyList<(TorchModule Module, ModelLayer Layer)> ByOrder(string path, IReadOnlyList<TorchModule> modules, IReadOnlyList<ModelLayer> layers, bool isSorted)
    {
        var left = (isSorted ? TorchOrder.ByNumbers(modules) : modules).ToList();
        var pairs = new List<(TorchModule Module, ModelLayer Layer)>();
        foreach (var layer in layers)
        {
            var module = left.FirstOrDefault(module => TorchConversion.Of(module, layer) is not null)
                ?? throw Refusal(path, left.Select(module => TorchConversion.Remedy(module, layer)).FirstOrDefault(remedy => remedy is not null) ?? $"no module fits {layer.Display}", modules, layers);
            pairs.Add((module, layer));
            left.Remove(module);
        }

        if (left.Count > 0)
        {
            throw Refusal(path, $"no layer is left for {left[0].Display}", modules, layers);
        }

        if (Doubtful(pairs, isSorted) is { } doubt)
        {
            throw Refusal(path, $"{doubt}; pass a map of modules to layers", modules, layers);
        }

        return pairs;
    }

    // What shapes do not decide, the order must; names sorted by a file are an order only where they differ in numbers alone.
    private static string? Doubtful(IReadOnlyList<(TorchModule Module, ModelLayer Layer)> pairs, bool isSorted)
    {
        foreach (var (module, layer) in pairs)
        {
            foreach (var (other, otherLayer) in pairs.Where(pair => pair.Module != module && TorchConversion.Of(pair.Module, layer) is not null && TorchConversion.Of(module, pair.Layer) is not null))
            {
                if (layer.Kind != otherLayer.Kind || (isSorted && !TorchOrder.DifferInNumbers(module.Name, other.Name)))
                {
                    return $"'{module.Name}' and '{other.Name}' have the same shapes, and nothing says which is '{layer.Name}' and which '{otherLayer.Name}'";
                }
            }
        }

        return null;
    }

    private static ModelFileException Refusal(string path, string why, IReadOnlyList<TorchModule> modules, IReadOnlyList<ModelLayer> layers) =>
        new($"the file '{path}' does not fit the model: {why}. The file has {Listed(modules.Select(module => module.Display))}; the model has {Listed(layers.Select(layer => layer.Display))}.") { Path = path };

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? "nothing" : string.Join(", ", all.Take(MaxListed).Select(name => FaultText.Cut(name, 200))) + (all.Length > MaxListed ? $" and {all.Length - MaxListed} more" : "");
    }
}
