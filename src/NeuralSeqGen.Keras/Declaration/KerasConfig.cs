using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>A Keras config taken apart key by key: what nobody asked for and is not neutral makes the case unsupported, so nothing is ignored by accident.</summary>
internal sealed class KerasConfig(JsonElement config, string owner)
{
    // initializers are read apart, where weights are not given; the rest is how Keras computes, not what
    private static readonly HashSet<string> Harmless =
    [
        "name", "dtype", "seed", "implementation", "use_cudnn", "flash_attention", "input_length", "batch_input_shape", "batch_shape", "input_shape", "input_axes", "output_axes", "build_config",
        "lora_alpha", "synchronized", "sparse", "autocast",
    ];

    private readonly HashSet<string> _asked = [];

    public string Owner => owner;

    /// <summary>The keys of an ending.</summary>
    public IEnumerable<string> Keys(string ending) => config.EnumerateObject().Select(property => property.Name).Where(key => key.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>What stands under a key; null where nothing does.</summary>
    public JsonElement? Get(string key)
    {
        _asked.Add(key);
        return config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>What stands under a key that must be there.</summary>
    public JsonElement Need(string key) => Get(key) ?? throw new UnsupportedKerasException($"{owner}: no {key}");

    public double Real(string key, double absent = 0) => Get(key) is { } value ? value.GetDouble() : absent;

    public bool Flag(string key, bool absent = false) => Get(key) is { } value ? value.ValueKind == JsonValueKind.True : absent;

    public string? Text(string key) => Get(key)?.GetString();

    /// <summary>A serialized object: its class and its own config.</summary>
    public KerasConfig? Object(string key, out string className)
    {
        className = "";
        return Get(key) is { ValueKind: JsonValueKind.Object } value ? Of(value, owner + "." + key, out className) : null;
    }

    /// <summary>The class and the config of a serialized object.</summary>
    public static KerasConfig Of(JsonElement serialized, string owner, out string className)
    {
        className = serialized.GetProperty("class_name").GetString()!;
        return new(serialized.GetProperty("config"), owner);
    }

    /// <summary>A value that may only be one of these, written as JSON, or missing.</summary>
    public void Demand(string key, params string[] expected)
    {
        if (Get(key) is { } value && !expected.Contains(JsonSerializer.Serialize(value).Trim('"')))
        {
            throw new UnsupportedKerasException($"{owner}: {key} = {value.GetRawText()}");
        }
    }

    /// <summary>Everything that is left must be neutral.</summary>
    public void DemandNothingElse()
    {
        foreach (var property in config.EnumerateObject().Where(p => !_asked.Contains(p.Name) && !IsHarmless(p.Name) && !IsNeutral(p.Value)))
        {
            throw new UnsupportedKerasException($"{owner}: {property.Name} = {property.Value.GetRawText()}");
        }
    }

    private static bool IsHarmless(string key) => Harmless.Contains(key) || key.EndsWith("_initializer", StringComparison.Ordinal);

    private static bool IsNeutral(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.GetDouble() == 0,
        _ => false,
    };
}
