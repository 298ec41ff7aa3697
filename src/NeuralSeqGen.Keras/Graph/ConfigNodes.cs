using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>What configs hold, for those who read them.</summary>
internal static class ConfigNodes
{
    /// <summary>The class of a serialized object; empty where it says none.</summary>
    public static string Class(this JsonObject serialized) => serialized["class_name"].Text() ?? "";

    /// <summary>A text; null for anything else.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A whole number; null for anything else.</summary>
    public static int? Whole(this JsonNode? node) => node.Real() is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    /// <summary>A number; null for anything else.</summary>
    public static double? Real(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    public static bool Flag(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The same as an element, for the mapping.</summary>
    public static JsonElement Element(this JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>A copy that may be put elsewhere.</summary>
    public static JsonObject Copy(this JsonObject node) => (JsonObject)node.DeepClone();
}
