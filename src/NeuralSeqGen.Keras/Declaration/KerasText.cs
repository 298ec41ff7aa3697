using System.Globalization;
using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Keras's spelling as C#'s.</summary>
internal static class KerasText
{
    private static readonly Dictionary<string, string> Odd = new()
    {
        ["clipnorm"] = "ClipNorm", ["clipvalue"] = "ClipValue", ["global_clipnorm"] = "GlobalClipNorm", ["amsgrad"] = "AmsGrad", ["keepdims"] = "KeepDims",
        ["swish"] = "Silu", ["hard_swish"] = "HardSilu", ["SGD"] = "Sgd", ["RMSprop"] = "RmsProp", ["CTC"] = "Ctc",
        ["CategoricalCrossEntropy"] = "CategoricalCrossentropy", ["KullbackLeiblerDivergence"] = "KLDivergence",
    };

    /// <summary><c>return_sequences</c> as <c>ReturnSequences</c>.</summary>
    public static string Pascal(string snake) =>
        Odd.TryGetValue(snake, out string? odd) ? odd : string.Concat(snake.Split('_', ' ', '-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Flag(bool value) => value ? "true" : "false";

    /// <summary>A number, a flag, or a list of them.</summary>
    public static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => $"new[] {{ {string.Join(", ", value.EnumerateArray().Select(Literal))} }}",
        _ => throw new UnsupportedKerasException(value.GetRawText()),
    };

    /// <summary>The only element of a list, or what is no list.</summary>
    public static JsonElement Single(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? value : value.GetArrayLength() == 1 ? value[0] : throw new UnsupportedKerasException($"one number expected: {value.GetRawText()}");
}
