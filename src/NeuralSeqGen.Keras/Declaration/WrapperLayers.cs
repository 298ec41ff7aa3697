using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Prefixes: layers around a layer.</summary>
internal static class WrapperLayers
{
    /// <summary>The layer of the way back, where it is not the same layer turned around; null for a twin.</summary>
    public static KerasConfig? Backward(string className, KerasConfig config, out string innerClass)
    {
        innerClass = "";
        if (className != "Bidirectional" || config.Get("backward_layer") is not { } backward || IsMirror(config.Need("layer"), backward))
        {
            return null;
        }

        return KerasConfig.Of(backward, config.Owner + ".backward_layer", out innerClass);
    }

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
            attribute.Set("MergeMode", "MergeMode." + KerasText.Pascal(config.Text("merge_mode") ?? throw new UnsupportedKerasException($"{config.Owner}: merge_mode null gives two outputs")));
        }

        return attribute;
    }

    private static bool IsMirror(JsonElement layer, JsonElement backward)
    {
        var mirror = backward.GetProperty("config");
        return layer.GetProperty("class_name").GetString() == backward.GetProperty("class_name").GetString()
            && layer.GetProperty("config").EnumerateObject().Where(p => p.Name is not ("name" or "trainable" or "dtype" or "go_backwards"))
                .All(p => mirror.TryGetProperty(p.Name, out var other) && JsonElement.DeepEquals(p.Value, other));
    }
}
