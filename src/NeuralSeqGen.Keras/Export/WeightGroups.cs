using System.Text.Json;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.Export;

/// <summary>
/// Where Keras 3 keeps the weights of a model: by path and position, the path being the classes of the layers, numbered in the order in which Keras holds them
/// (keras/src/saving/saving_lib.py). Every layer has a group, also one without weights.
/// </summary>
internal sealed class WeightGroups
{
    private readonly ISequenceModel _model;
    private readonly List<(string Path, IReadOnlyList<WeightInfo> Weights)> _groups = [];

    private WeightGroups(ISequenceModel model) => _model = model;

    public static IReadOnlyList<(string Path, IReadOnlyList<WeightInfo> Weights)> Of(ISequenceModel model, JsonElement architecture)
    {
        var groups = new WeightGroups(model);
        groups.Model(architecture, "", "");
        return groups._groups;
    }

    private void Model(JsonElement model, string ours, string path)
    {
        _groups.Add((path, []));
        var layers = LayerOrder.Of(_model.Name, model, layer => _model.Weights.Any(weight => weight.Name.StartsWith($"{ours}{NameOf(layer)}/", StringComparison.Ordinal)));
        foreach (var (layer, place) in Numbered(layers))
        {
            Layer(layer, ours + NameOf(layer), $"{path}{WeightPaths.Layers}/{place}");
        }
    }

    private void Layer(JsonElement layer, string ours, string path)
    {
        var config = layer.GetProperty("config");
        switch (layer.GetProperty("class_name").GetString()!)
        {
            case "Functional" or "Sequential":
                Model(layer, ours + "/", path);
                break;
            case "TimeDistributed":
                _groups.Add((path, []));
                Layer(config.GetProperty("layer"), ours, path + WeightPaths.Wrapped);
                break;
            case "Bidirectional":
                _groups.Add((path, []));
                Layer(config.GetProperty("layer"), ours + "/forward", path + WeightPaths.Forward);
                Layer(config.GetProperty("backward_layer"), ours + "/backward", path + WeightPaths.Backward);
                break;
            case "RNN":
                Cells(config.GetProperty("cell").GetProperty("config").GetProperty("cells"), ours, path);
                break;
            case var className:
                Parts(className, ours, path);
                break;
        }
    }

    private void Cells(JsonElement cells, string ours, string path)
    {
        _groups.Add((path, []));
        _groups.Add((path + WeightPaths.Cell, []));
        foreach (var (cell, place) in Numbered(cells.EnumerateArray()))
        {
            _groups.Add(($"{path}{WeightPaths.Cells}/{place}", Own(ours + "/" + NameOf(cell))));
        }
    }

    /// <summary>The layer's own group, and one for each part that has weights.</summary>
    private void Parts(string className, string ours, string path)
    {
        var parts = WeightPaths.Of(className);
        _groups.AddRange(parts is [(_, "")] ? [] : [(path, [])]);
        foreach (var (name, keras) in parts)
        {
            if (Own(ours + name) is var weights && (weights.Count > 0 || keras.Length == 0))
            {
                _groups.Add((path + keras, weights));
            }
        }
    }

    /// <summary>A layer's own weights in Keras's order.</summary>
    private IReadOnlyList<WeightInfo> Own(string ours) =>
        [.. _model.Weights.Where(weight => weight.Name.StartsWith(ours + "/", StringComparison.Ordinal) && !weight.Name[(ours.Length + 1)..].Contains('/', StringComparison.Ordinal))];

    private static string NameOf(JsonElement layer) => layer.GetProperty("config").GetProperty("name").GetString()!;

    /// <summary>Each with its class in snake case, from the second of a class on with its number.</summary>
    private static IEnumerable<(JsonElement Layer, string Place)> Numbered(IEnumerable<JsonElement> layers)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            string name = KerasNames.Snake(layer.GetProperty("class_name").GetString()!);
            int number = used[name] = used.TryGetValue(name, out int last) ? last + 1 : 0;
            yield return (layer, number == 0 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{number}"));
        }
    }
}
