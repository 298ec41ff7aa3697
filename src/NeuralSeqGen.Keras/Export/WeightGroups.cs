using System.Text.Json;
using NeuralSeqGen.Keras.Graph;

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
            Layer(layer, ours + NameOf(layer), $"{path}/layers/{place}");
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
                Layer(config.GetProperty("layer"), ours, path + "/layer");
                break;
            case "Bidirectional":
                _groups.Add((path, []));
                Layer(config.GetProperty("layer"), ours + "/forward", path + "/forward_layer");
                Layer(config.GetProperty("backward_layer"), ours + "/backward", path + "/backward_layer");
                break;
            case "RNN":
                Cells(config.GetProperty("cell").GetProperty("config").GetProperty("cells"), ours, path);
                break;
            case "GRU" or "LSTM" or "SimpleRNN" or "ConvLSTM1D":
                _groups.Add((path, []));
                _groups.Add((path + "/cell", Own(ours)));
                break;
            case "MultiHeadAttention":
                Heads(ours, path, [("query", "query_dense"), ("key", "key_dense"), ("gate", "_gate_dense"), ("value", "value_dense"), ("attention_output", "output_dense")]);
                break;
            case "GroupQueryAttention":
                Heads(ours, path, [("query", "_query_dense"), ("key", "_key_dense"), ("gate", "_gate_dense"), ("value", "_value_dense"), ("attention_output", "_output_dense")]);
                break;
            default:
                _groups.Add((path, Own(ours)));
                break;
        }
    }

    private void Cells(JsonElement cells, string ours, string path)
    {
        _groups.Add((path, []));
        _groups.Add((path + "/cell", []));
        foreach (var (cell, place) in Numbered(cells.EnumerateArray()))
        {
            _groups.Add(($"{path}/cell/cells/{place}", Own(ours + "/" + NameOf(cell))));
        }
    }

    private void Heads(string ours, string path, (string Ours, string Keras)[] projections)
    {
        _groups.Add((path, []));
        foreach (var (name, keras) in projections)
        {
            if (Own($"{ours}/{name}") is { Count: > 0 } weights)
            {
                _groups.Add(($"{path}/{keras}", weights));
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
