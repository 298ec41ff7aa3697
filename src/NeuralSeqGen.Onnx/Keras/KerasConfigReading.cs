using System.Text.Json;

namespace NeuralSeqGen.Onnx.Keras;

/// <summary>Reads arguments from a layer's config.</summary>
internal static class KerasConfigReading
{
    public static int Int(this JsonElement config, string key) => Single(config.GetProperty(key)).GetInt32();

    public static double Real(this JsonElement config, string key) => config.GetProperty(key).GetDouble();

    public static bool Flag(this JsonElement config, string key) => config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    public static string Text(this JsonElement config, string key) => config.GetProperty(key).GetString()!;

    /// <summary>Whether a key is there with a value.</summary>
    public static bool Has(this JsonElement config, string key) => config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A list of numbers, or one.</summary>
    public static int[] Ints(this JsonElement config, string key) =>
        config.GetProperty(key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(e => e.GetInt32())] : [config.GetProperty(key).GetInt32()];

    /// <summary>A list of numbers, or one.</summary>
    public static float[] Reals(this JsonElement config, string key) =>
        config.GetProperty(key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(e => (float)e.GetDouble())] : [(float)config.GetProperty(key).GetDouble()];

    /// <summary>An activation's name; that of an object for what Keras has not.</summary>
    public static string Activation(this JsonElement config, string key) =>
        config.GetProperty(key) is { ValueKind: JsonValueKind.Object } own ? own.GetProperty("class_name").GetString()! : config.Text(key);

    private static JsonElement Single(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value[0] : value;
}
