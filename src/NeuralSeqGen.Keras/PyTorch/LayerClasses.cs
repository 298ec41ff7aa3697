using System.Text.Json;

namespace NeuralSeqGen.Keras;

/// <summary>Keras's class of every layer of a model by its name, as weights have it: <c>gru_1</c>, <c>block_1/dense_1</c>. A wrapped layer has the name of its wrapper.</summary>
internal static class LayerClasses
{
    private const string Cell = "Cell";
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>The classes; none for a model that no generator wrote.</summary>
    public static IReadOnlyDictionary<string, string> Of(ISequenceModel model)
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!model.ArchitectureJson.IsEmpty)
        {
            using var architecture = JsonDocument.Parse(model.ArchitectureJson.ToArray(), Deep);
            Children(architecture.RootElement.GetProperty("config"), "layers", "", classes);
        }

        return classes;
    }

    private static void Add(JsonElement layer, string path, Dictionary<string, string> classes)
    {
        string name = ClassOf(layer);
        var config = layer.GetProperty("config");
        if (config.TryGetProperty("layers", out _))
        {
            Children(config, "layers", path + "/", classes);
        }
        else if (config.TryGetProperty("cell", out var stack) && stack.ValueKind == JsonValueKind.Object)
        {
            Children(stack.GetProperty("config"), "cells", path + "/", classes);
        }
        else if (config.TryGetProperty("backward_layer", out var backward))
        {
            var forward = config.GetProperty("layer");
            Add(forward, path + "/forward", classes);
            Add(backward, path + "/backward", classes);
            classes[path] = ClassOf(forward) == ClassOf(backward) ? ClassOf(forward) : name;
        }
        else if (config.TryGetProperty("layer", out var inner))
        {
            Add(inner, path, classes);
        }
        else
        {
            classes[path] = name.EndsWith(Cell, StringComparison.Ordinal) ? name[..^Cell.Length] : name;
        }
    }

    private static void Children(JsonElement config, string key, string prefix, Dictionary<string, string> classes)
    {
        foreach (var child in config.GetProperty(key).EnumerateArray())
        {
            // a function of Keras is no layer and has no name of its own
            if (child.GetProperty("config").TryGetProperty("name", out var name) && name.GetString() is { } text)
            {
                Add(child, prefix + text, classes);
            }
        }
    }

    private static string ClassOf(JsonElement layer) => layer.GetProperty("class_name").GetString()!;
}
