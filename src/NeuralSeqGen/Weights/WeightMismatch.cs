namespace NeuralSeqGen;

/// <summary>Says why a sound file does not fit a model, and what would make it fit.</summary>
internal static class WeightMismatch
{
    private const int NamesShown = 8;

    public static WeightFileException Of(SafetensorsFile file, string model, WeightInfo weight, string? name, SafetensorsEntry? tensor)
    {
        string place = file.Path is null ? "the file" : $"'{file.Path}'";
        string text = tensor is null ? Missing(file, place, weight, name)
            : tensor.ElementType != SafetensorsElement.Single ? $"'{tensor.Name}' in {place} holds {tensor.ElementType}, but weights are F32"
            : $"'{weight.Name}' is {ShapeText.Of(weight.Shape)} but {place} has {ShapeText.Of(tensor.Shape)}{ResetAfterHint(weight, tensor)}";
        return new WeightFileException(RuntimeRules.WeightsMismatch, $"{model}.LoadWeights: {text}. No weight was changed.") { Path = file.Path, Weight = weight.Name };
    }

    private static string Missing(SafetensorsFile file, string place, WeightInfo weight, string? name)
    {
        var names = file.Tensors.Take(NamesShown).Select(t => t.Name);
        string held = file.Tensors.Count == 0 ? "no tensor at all" : string.Join(", ", names) + (file.Tensors.Count > NamesShown ? ", …" : "");
        string origin = file.Metadata.TryGetValue(WeightFile.ModelKey, out string? writer) ? $" (written by model {writer})" : "";
        return $"{place}{origin} has no tensor '{name}' for the weight '{weight.Name}'; it holds {held}. Map the names with LoadOptions.MapName, or set SkipMismatch to load what fits";
    }

    // The bias is what the two kinds of GRU differ in: (3u) or (2, 3u).
    private static string ResetAfterHint(WeightInfo weight, SafetensorsEntry tensor)
    {
        if (!weight.Name.EndsWith("/bias", StringComparison.Ordinal))
        {
            return "";
        }

        ReadOnlySpan<int> own = weight.Shape, other = tensor.Shape;
        if (own is [var n] && other is [2, var m] && n == m)
        {
            return $": the file's GRU resets after the product; set ResetAfter = true on [Gru] '{weight.Layer}'";
        }

        if (own is [2, var k] && other is [var l] && k == l)
        {
            return $": the file's GRU resets before the product; set ResetAfter = false on [Gru] '{weight.Layer}'";
        }

        return "";
    }
}
