namespace NeuralSeqGen;

/// <summary>A model's weights in a safetensors file: one F32 tensor per weight, named as in <see cref="WeightInfo"/>.</summary>
internal static class WeightFile
{
    /// <summary>What the names of optimizer slots and counters begin with; they are not weights.</summary>
    public const string OptimizerPrefix = "optimizer/";

    /// <summary>The metadata keys under which the writer's model is known.</summary>
    public const string ModelKey = "model", ArchitectureKey = "architecture";

    /// <summary>The tensors of all weights.</summary>
    public static IEnumerable<SafetensorsTensor> Tensors(IReadOnlyList<WeightInfo> weights, ReadOnlyMemory<float> parameters) =>
        weights.Select(w => new SafetensorsTensor(w.Name, w.Shape.ToArray(), parameters.Slice(w.Offset, w.Length)));

    /// <summary>The metadata of a file: the model's own keys, then the caller's, which may not replace them.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(string model, string architectureHash, SaveOptions? options)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelKey] = model, [ArchitectureKey] = architectureHash };
        foreach (var (key, value) in options?.Metadata ?? new Dictionary<string, string>())
        {
            if (value is null)
            {
                throw new ArgumentException($"SaveOptions.Metadata['{key}'] is null. Leave the key out, or give it a text.", nameof(options));
            }

            if (CheckpointKeys.IsOwn(key, options!.IncludeOptimizer) || !metadata.TryAdd(key, value))
            {
                throw new ArgumentException($"SaveOptions.Metadata cannot set '{key}': '{ModelKey}', '{ArchitectureKey}' and the keys of checkpoints, '{OptimizerPrefix}…', are the format's own. Take another key.", nameof(options));
            }
        }

        return metadata;
    }

    /// <summary>
    /// Sets weights from a file. Everything is checked before the first value is written, so a refused file changes nothing.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="model">The model's name, for messages.</param>
    /// <param name="weights">The model's weights.</param>
    /// <param name="parameters">Their values.</param>
    /// <param name="options">How to match.</param>
    /// <exception cref="WeightFileException">
    /// A weight is missing or of another shape or type, and mismatches are not skipped, or none fits; or one is taken from a tensor of PyTorch's layout, or holds NaN or infinity.
    /// </exception>
    public static LoadReport Load(SafetensorsFile file, string model, IReadOnlyList<WeightInfo> weights, Span<float> parameters, LoadOptions? options)
    {
        var matches = Match(file, model, weights, options ?? new LoadOptions(), out var missing);
        foreach (var (weight, tensor) in matches)
        {
            file.CopyTo(tensor, parameters.Slice(weight.Offset, weight.Length));
        }

        var used = matches.Select(m => m.Tensor.Name).ToHashSet(StringComparer.Ordinal);
        return new LoadReport(
            [.. matches.Select(m => m.Weight.Name)],
            missing,
            [.. file.Tensors.Select(t => t.Name).Where(name => !used.Contains(name) && !name.StartsWith(OptimizerPrefix, StringComparison.Ordinal))])
        { Metadata = file.Metadata };
    }

    private static List<(WeightInfo Weight, SafetensorsEntry Tensor)> Match(
        SafetensorsFile file, string model, IReadOnlyList<WeightInfo> weights, LoadOptions options, out List<string> missing)
    {
        var matches = new List<(WeightInfo, SafetensorsEntry)>(weights.Count);
        missing = [];
        foreach (var weight in weights)
        {
            string? name = NameIn(options, weight);
            var tensor = name is null ? null : file.Find(name);
            if (tensor is not null && tensor.ElementType == SafetensorsElement.Single && weight.Shape.SequenceEqual(tensor.Shape))
            {
                CheckMeaning(file, model, weight, tensor);
                matches.Add((weight, tensor));
            }
            else if (options.SkipMismatch)
            {
                missing.Add(weight.Name);
            }
            else
            {
                throw WeightMismatch.Of(file, model, weight, name, tensor);
            }
        }

        return matches.Count > 0 || weights.Count == 0 ? matches : throw WeightMismatch.Nothing(file, model, weights, NameIn(options, weights[0]));
    }

    private static string? NameIn(LoadOptions options, WeightInfo weight) => options.MapName is null ? weight.Name : options.MapName(weight.Name);

    // What fits in shape and must not be taken as it lies, mismatches skipped or not.
    private static void CheckMeaning(SafetensorsFile file, string model, WeightInfo weight, SafetensorsEntry tensor)
    {
        if (PyTorchNames.HasOtherLayout(tensor, weight))
        {
            throw WeightMismatch.PyTorch(file, model, weight, tensor.Name);
        }

        int index = file.IndexOfNonFinite(tensor);
        if (index >= 0)
        {
            throw WeightMismatch.NonFinite(file, model, weight, tensor, index);
        }
    }
}
