using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>Prefixes: layers around a layer.</summary>
internal static class WrapperLayers
{
    /// <summary>The prefix, and the layer inside; null for a layer that wraps none.</summary>
    public static KerasAttribute? Wrapped(string className, KerasConfig config, out KerasConfig inner, out string innerClass)
    {
        inner = config;
        innerClass = className;
        if (className is not ("TimeDistributed" or "Bidirectional"))
        {
            return null;
        }

        var layer = config.Need("layer");
        inner = KerasConfig.Of(layer, config.Owner + ".layer", out innerClass);
        config.Flag("trainable", absent: true);
        var attribute = new KerasAttribute(className);
        if (className == "Bidirectional")
        {
            attribute.Set("MergeMode", "MergeMode." + KerasText.Pascal(config.Text("merge_mode") ?? throw new UnsupportedFixtureException($"{config.Owner}: merge_mode null gives two outputs")));
            DemandMirror(config, layer);
        }

        return attribute;
    }

    /// <summary>The layer of the other direction must be the same layer turned around: there is one attribute for both.</summary>
    private static void DemandMirror(KerasConfig config, JsonElement layer)
    {
        if (config.Get("backward_layer") is not { } backward)
        {
            return;
        }

        var mirror = backward.GetProperty("config");
        foreach (var property in layer.GetProperty("config").EnumerateObject().Where(p => p.Name is not ("name" or "trainable" or "dtype" or "go_backwards")))
        {
            if (!mirror.TryGetProperty(property.Name, out var other) || !JsonElement.DeepEquals(property.Value, other))
            {
                throw new UnsupportedFixtureException($"{config.Owner}: backward_layer has another {property.Name}");
            }
        }
    }
}
