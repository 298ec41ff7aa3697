using System.Text.Json;

namespace NeuralSeqGen.Keras.Export;

/// <summary>Looks for what Keras lacks: the generator puts it into a module of ours.</summary>
internal static class ForeignParts
{
    private const string Module = "neuralseqgen", AddsInput = "adds_input", Rotary = "rotary";

    /// <param name="model">The model's name.</param>
    /// <param name="architecture">Its architecture.</param>
    /// <exception cref="NotSupportedException">There is such a part; the sentence names it and the layer it stands in.</exception>
    public static void Refuse(string model, JsonElement architecture)
    {
        if (Find(architecture, "") is var (part, layer) && part.Length > 0)
        {
            throw new NotSupportedException($"{model} cannot be saved for Keras: {Name(part)} of '{layer}' is not in Keras 3. {Remedy(part)}");
        }
    }

    private static string Name(string part) => part switch
    {
        "classic_hard_sigmoid" => "the hard sigmoid of Keras 2, 0.2·x + 0.5",
        AddsInput => "the sum of steps and positions",
        Rotary => "the turning of queries and keys",
        _ => part,
    };

    private static string Remedy(string part) => part switch
    {
        "classic_hard_sigmoid" => "Use Activation.HardSigmoid, or write an ONNX file, which has it.",
        "SumOfRegularizers" => "Leave the orthogonal regularizer or the others away; they do not change what the model computes.",
        "Lambda" or "Rnn" or "RnnCell" => "What it computes is C# of your own, of which the model holds the name alone. Write it with layers of Keras, or cut the model there and compute the rest outside.",
        AddsInput => "Set AddsInput = false and join the two with [Add], as KerasHub does, or write an ONNX file.",
        Rotary => "Leave Rotary away, or write an ONNX file, which has it.",
        _ => "Use a layer of Keras in its place, or write an ONNX file.",
    };

    /// <summary>The first such part and the layer around it; both empty for none.</summary>
    private static (string Part, string Layer) Find(JsonElement json, string layer)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            string inside = json.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("name", out var name) ? name.GetString()! : layer;
            return json.TryGetProperty("module", out var module) && module.ValueEquals(Module)
                ? (json.GetProperty("class_name").GetString()!, inside)
                : Set(json) is { } flag ? (flag, inside)
                : First(json.EnumerateObject().Select(member => member.Value), inside);
        }

        return json.ValueKind == JsonValueKind.Array ? First(json.EnumerateArray(), layer) : ("", "");
    }

    /// <summary>What a layer of Keras's is told here and cannot be told there; null for nothing.</summary>
    private static string? Set(JsonElement config) => new[] { AddsInput, Rotary }.FirstOrDefault(flag => config.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True);

    private static (string Part, string Layer) First(IEnumerable<JsonElement> parts, string layer) => parts.Select(part => Find(part, layer)).FirstOrDefault(found => found.Item1.Length > 0, ("", ""));
}
