using System.Globalization;
using System.Text.Json;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>A Keras config taken apart key by key: what nobody asked for and is not neutral makes the case unsupported, so nothing is ignored by accident.</summary>
internal sealed class KerasConfig(JsonElement config, string owner)
{
    private static readonly HashSet<string> Harmless = ["name", "dtype", "kernel_initializer", "recurrent_initializer", "bias_initializer", "seed", "implementation", "data_format", "input_axes", "output_axes"];

    private readonly HashSet<string> _asked = [];

    public int Int(string key) => Get(key)!.Value.GetInt32();

    public double Real(string key, double absent = 0) => Get(key) is { } value ? value.GetDouble() : absent;

    public bool Flag(string key, bool absent = false) => Get(key) is { } value ? value.ValueKind == JsonValueKind.True : absent;

    public string? Text(string key) => Get(key)?.GetString();

    public KerasConfig? Object(string key, out string className)
    {
        className = "";
        if (Get(key) is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        className = value.GetProperty("class_name").GetString()!;
        return new KerasConfig(value.GetProperty("config"), owner + "." + key);
    }

    /// <summary>A value that may only be what it is by default.</summary>
    public void Demand(string key, string expected)
    {
        if (Get(key) is { } value && value.ToString() != expected)
        {
            throw new UnsupportedFixtureException($"{owner}: {key} = {value}");
        }
    }

    /// <summary>Everything that is left must be neutral.</summary>
    public void DemandNothingElse()
    {
        foreach (var property in config.EnumerateObject().Where(p => !_asked.Contains(p.Name) && !Harmless.Contains(p.Name) && !IsNeutral(p.Value)))
        {
            throw new UnsupportedFixtureException($"{owner}: {property.Name} = {property.Value}");
        }
    }

    private JsonElement? Get(string key)
    {
        _asked.Add(key);
        return config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static bool IsNeutral(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.GetDouble() == 0,
        _ => false,
    };

    /// <summary>A number as C# text.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
