using System.Globalization;

namespace NeuralSeqGen;

/// <summary>Says why a sound file does not fit a model, and what would make it fit.</summary>
internal static class WeightMismatch
{
    private const int NamesShown = 8;
    private const int NameLength = 40;

    /// <summary>A tensor that is missing, or of another type or shape.</summary>
    public static WeightFileException Of(SafetensorsFile file, string model, WeightInfo weight, string? name, SafetensorsEntry? tensor) =>
        PyTorchNames.First(tensor is null ? file.Tensors : [tensor]) is { } torch
            ? PyTorch(file, model, weight, torch)
            : Refusal(file, model, weight, Fault(file, weight, name, tensor) + (tensor is null ? ", or set SkipMismatch to load what fits" : ""));

    /// <summary>No weight fits, though mismatches are skipped: what would be loaded is nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="weights">The model's weights.</param>
    /// <param name="name">The name in the file that the first of them has.</param>
    public static WeightFileException Nothing(SafetensorsFile file, string model, IReadOnlyList<WeightInfo> weights, string? name) =>
        PyTorchNames.First(file.Tensors) is { } torch
            ? PyTorch(file, model, weights[0], torch)
            : Refusal(file, model, weights[0], FormattableString.Invariant($"none of the model's {weights.Count} weights fits: ") + Fault(file, weights[0], name, name is null ? null : file.Find(name)));

    /// <summary>A file that fits in names and shapes, of a model with other layers or arguments: a GRU without bias has the same kernels whatever ResetAfter is.</summary>
    public static WeightFileException Architecture(SafetensorsFile file, string model, string own, IReadOnlyList<WeightInfo> weights, string hash)
    {
        string writer = FaultText.Cut(file.Metadata.GetValueOrDefault(WeightFile.ModelKey, "a model"));
        string[] others = [.. file.Tensors.Select(t => t.Name).Where(name => !name.StartsWith(WeightFile.OptimizerPrefix, StringComparison.Ordinal) && weights.All(w => w.Name != name))];
        string cause = others.Length == 0
            ? "its weights have the same shapes but another meaning. Compare the arguments of the layers, or set LoadOptions.SkipMismatch to load them as they are"
            : $"it also holds {Shown(others)}, for which {model} has no place. Declare the layers as the file's model has them, or set LoadOptions.SkipMismatch to load what fits";
        return new(RuntimeRules.WeightsMismatch, $"{model}.LoadWeights: {Place(file)} was written by {writer} of another architecture ({FaultText.Cut(hash)}, not {own}): {cause}. No weight was changed.") { Path = file.Path };
    }

    /// <summary>A tensor that is named as PyTorch names them, whose layers keep the same numbers in another order.</summary>
    public static WeightFileException PyTorch(SafetensorsFile file, string model, WeightInfo weight, string name) => Refusal(file, model, weight,
        $"'{FaultText.Cut(name)}' in {Place(file)} is named as in PyTorch, which {PyTorchLayouts.Of(file.Tensors)}. "
        + $"Transpose and reorder them, and save them under the names of this model, such as '{weight.Name}' of {ShapeText.Of(weight.Shape)}");

    /// <summary>A tensor that holds NaN or infinity.</summary>
    public static WeightFileException NonFinite(SafetensorsFile file, string model, WeightInfo weight, SafetensorsEntry tensor, int index) => Refusal(file, model, weight,
        string.Create(CultureInfo.InvariantCulture, $"'{FaultText.Cut(tensor.Name)}' in {Place(file)} holds NaN or infinity, first at value {index}: the training that wrote it had diverged. Take an earlier file"));

    private static WeightFileException Refusal(SafetensorsFile file, string model, WeightInfo weight, string text) =>
        new(RuntimeRules.WeightsMismatch, $"{model}.LoadWeights: {text}. No weight was changed.") { Path = file.Path, Weight = weight.Name };

    private static string Place(SafetensorsFile file) => file.Path is null ? "the file" : $"'{file.Path}'";

    private static string Fault(SafetensorsFile file, WeightInfo weight, string? name, SafetensorsEntry? tensor) =>
        tensor is null ? Missing(file, weight, name)
        : tensor.ElementType != SafetensorsElement.Single ? $"'{FaultText.Cut(tensor.Name)}' in {Place(file)} holds {tensor.ElementType}, but weights are F32"
        : $"'{weight.Name}' is {ShapeText.Of(weight.Shape)} but {Place(file)} has {ShapeText.Of(tensor.Shape)}{ResetAfterHint(weight, tensor)}";

    private static string Missing(SafetensorsFile file, WeightInfo weight, string? name)
    {
        string held = file.Tensors.Count == 0 ? "no tensor at all" : Shown([.. file.Tensors.Select(t => t.Name)]);
        string origin = file.Metadata.TryGetValue(WeightFile.ModelKey, out string? writer) ? $" (written by model {FaultText.Cut(writer, NameLength)})" : "";
        return $"{Place(file)}{origin} has no tensor '{name}' for the weight '{weight.Name}'; it holds {held}. Map the names with LoadOptions.MapName";
    }

    private static string Shown(string[] names) => string.Join(", ", names.Take(NamesShown).Select(name => FaultText.Cut(name, NameLength))) + (names.Length > NamesShown ? ", …" : "");

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
