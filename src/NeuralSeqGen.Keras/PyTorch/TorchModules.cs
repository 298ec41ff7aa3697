using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>Puts the tensors of a state dict together to modules, in the order of the file.</summary>
internal static class TorchModules
{
    private const string Counter = "num_batches_tracked", OutProjection = "out_proj", Reverse = "_reverse";

    /// <summary>Tensors that count something and are no weights.</summary>
    public static bool IsCounter(SavedArray tensor) => LastPart(tensor.Name) == Counter;

    /// <summary>All modules that have weights.</summary>
    public static IReadOnlyList<TorchModule> Of(StateDict dict)
    {
        var attentions = dict.Arrays.Where(tensor => LastPart(tensor.Name) is "in_proj_weight" or "q_proj_weight").Select(tensor => Prefix(tensor.Name)).ToHashSet(StringComparer.Ordinal);
        var modules = new List<(string Name, Dictionary<string, SavedArray> Tensors)>();
        foreach (var tensor in dict.Arrays.Where(tensor => !IsCounter(tensor)))
        {
            var (name, part) = Place(tensor.Name, attentions);
            int at = modules.FindIndex(module => module.Name == name);
            if (at < 0)
            {
                at = modules.Count;
                modules.Add((name, new Dictionary<string, SavedArray>(StringComparer.Ordinal)));
            }

            modules[at].Tensors[part] = tensor;
        }

        return [.. modules.Select(module => new TorchModule(module.Tensors.ContainsKey("weight_hh") ? Short(module.Name, modules.Select(other => other.Name)) : module.Name, KindOf(module.Tensors), module.Tensors))];
    }

    // The module, and the tensor's name in it.
    private static (string Module, string Part) Place(string name, HashSet<string> attentions)
    {
        string prefix = Prefix(name), last = LastPart(name);
        if (LastPart(prefix) == OutProjection && attentions.Contains(Prefix(prefix)))
        {
            return (Prefix(prefix), $"{OutProjection}.{last}");
        }

        string plain = last.EndsWith(Reverse, StringComparison.Ordinal) ? last[..^Reverse.Length] : last;
        int layer = plain.LastIndexOf("_l", StringComparison.Ordinal);
        return plain.StartsWith("weight_", StringComparison.Ordinal) || plain.StartsWith("bias_", StringComparison.Ordinal)
            ? layer > 0 && plain[(layer + 2)..].All(char.IsAsciiDigit) && plain.Length > layer + 2
                ? ($"{prefix}{(prefix.Length == 0 ? "" : ".")}{plain[(layer + 1)..]}", plain[..layer] + last[plain.Length..])
                : (prefix, last)
            : (prefix, last);
    }

    // The only layer of a recurrent module needs no number.
    private static string Short(string name, IEnumerable<string> all)
    {
        string prefix = Prefix(name);
        return LastPart(name) != "l0" || all.Contains(prefix.Length == 0 ? "l1" : $"{prefix}.l1") ? name : prefix;
    }

    private static TorchKind KindOf(Dictionary<string, SavedArray> tensors)
    {
        if (tensors.TryGetValue("weight_hh", out var recurrent))
        {
            return tensors.ContainsKey("weight_hr") || recurrent.Shape is not [var rows, > 0 and var units] || rows % units != 0 ? TorchKind.Unknown
                : (rows / units) switch { 1 => TorchKind.Rnn, 3 => TorchKind.Gru, 4 => TorchKind.Lstm, _ => TorchKind.Unknown };
        }

        bool hasBias = tensors.ContainsKey("bias");
        return tensors.ContainsKey("in_proj_weight") || tensors.ContainsKey("q_proj_weight") ? TorchKind.Attention
            : tensors.ContainsKey("running_mean") ? TorchKind.BatchNorm
            : (tensors.GetValueOrDefault("weight")?.Shape.Count) switch { 1 => TorchKind.LayerNorm, 2 => hasBias ? TorchKind.Linear : TorchKind.Matrix, 3 => TorchKind.Convolution, _ => TorchKind.Unknown };
    }

    private static string Prefix(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : "";

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
