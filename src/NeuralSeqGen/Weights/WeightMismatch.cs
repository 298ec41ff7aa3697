using System.Globalization;

namespace NeuralSeqGen;

/// <summary>Says why a sound file does not fit a model, and what would make it fit.</summary>
internal static class WeightMismatch
{
    private const int NamesShown = 8;
    private const int NameLength = 40;

    /// <summary>A tensor that is missing, or of another type or shape.</summary>
    public static WeightFileException Of(SafetensorsFile file, string model, WeightInfo weight, string? name, SafetensorsEntry? tensor)
    {
        if (PyTorchNames.First(tensor is null ? file.Tensors : [tensor]) is { } torch)
        {
            return PyTorch(file, model, weight, torch);
        }

        string text = tensor is null ? Missing(file, weight, name)
            : tensor.ElementType != SafetensorsElement.Single ? $"'{FaultText.Cut(tensor.Name)}' in {Place(file)} holds {tensor.ElementType}, but weights are F32"
            : $"'{weight.Name}' is {ShapeText.Of(weight.Shape)} but {Place(file)} has {ShapeText.Of(tensor.Shape)}{ResetAfterHint(weight, tensor)}";
        return Refusal(file, model, weight, text);
    }

    /// <summary>A tensor that is named as PyTorch names them, whose layers keep the same numbers in another order.</summary>
    public static WeightFileException PyTorch(SafetensorsFile file, string model, WeightInfo weight, string name) => Refusal(file, model, weight,
        $"'{FaultText.Cut(name)}' in {Place(file)} is named as in PyTorch, which keeps matrices transposed, (units, inputs), two biases per recurrent layer, and the gates of a GRU as r, z, n, not z, r, h. "
        + $"Transpose and reorder them, and save them under the names of this model, such as '{weight.Name}' of {ShapeText.Of(weight.Shape)}");

    /// <summary>A tensor that holds NaN or infinity.</summary>
    public static WeightFileException NonFinite(SafetensorsFile file, string model, WeightInfo weight, SafetensorsEntry tensor, int index) => Refusal(file, model, weight,
        string.Create(CultureInfo.InvariantCulture, $"'{FaultText.Cut(tensor.Name)}' in {Place(file)} holds NaN or infinity, first at value {index}: the training that wrote it had diverged. Take an earlier file"));

    private static WeightFileException Refusal(SafetensorsFile file, string model, WeightInfo weight, string text) =>
        new(RuntimeRules.WeightsMismatch, $"{model}.LoadWeights: {text}. No weight was changed.") { Path = file.Path, Weight = weight.Name };

    private static string Place(SafetensorsFile file) => file.Path is null ? "the file" : $"'{file.Path}'";

    private static string Missing(SafetensorsFile file, WeightInfo weight, string? name)
    {
        var names = file.Tensors.Take(NamesShown).Select(t => FaultText.Cut(t.Name, NameLength));
        string held = file.Tensors.Count == 0 ? "no tensor at all" : string.Join(", ", names) + (file.Tensors.Count > NamesShown ? ", …" : "");
        string origin = file.Metadata.TryGetValue(WeightFile.ModelKey, out string? writer) ? $" (written by model {FaultText.Cut(writer, NameLength)})" : "";
        return $"{Place(file)}{origin} has no tensor '{name}' for the weight '{weight.Name}'; it holds {held}. Map the names with LoadOptions.MapName, or set SkipMismatch to load what fits";
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
