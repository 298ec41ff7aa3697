using System.Globalization;
using System.Text.Json;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>An architecture without the names of its layers and their order in the file: a line for each layer, as a walk from the outputs meets them, with what each use of it reads and its weights.</summary>
internal sealed class CanonicalArchitecture
{
    private static readonly string[] Left = ["name", "shape", "dtype", "build_config", "build_input_shape", "registered_name", "module", "input_layers", "output_layers", "inbound_nodes"];

    private readonly Dictionary<string, JsonElement> _layers;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly SortedDictionary<int, string> _lines = [];
    private readonly JsonElement[] _chain;
    private readonly string _path;
    private readonly Func<string, string> _weights;

    private CanonicalArchitecture(JsonElement config, bool isChain, string path, Func<string, string> weights)
    {
        JsonElement[] layers = [.. config.GetProperty("layers").EnumerateArray()];
        _layers = layers.ToDictionary(NameOf);
        _chain = isChain ? layers : [];
        (_path, _weights) = (path, weights);
    }

    /// <param name="model">A model, or one that is a layer.</param>
    /// <param name="weights">What is said of the weights of a layer whose names begin with this.</param>
    /// <param name="path">What the names of its layers' weights begin with.</param>
    public static string Of(JsonElement model, Func<string, string> weights, string path = "")
    {
        var config = model.GetProperty("config");
        var canonical = new CanonicalArchitecture(config, model.GetProperty("class_name").ValueEquals("Sequential"), path, weights);
        string outputs = string.Concat(canonical.Ports(config, "output_layers").Select(port => $"out {canonical.Read(port)}\n"));
        string inputs = string.Concat(canonical.Ports(config, "input_layers").Select(port => $"in {canonical.Read(port)}\n"));
        return inputs + string.Concat(canonical._lines.Select(line => $"{line.Key}: {line.Value}\n")) + outputs;
    }

    private IEnumerable<(string Layer, int Use, int Result)> Ports(JsonElement config, string key)
    {
        if (_chain.Length > 0)
        {
            return [(NameOf(_chain[key == "input_layers" ? 0 : ^1]), 0, 0)];
        }

        var ports = config.GetProperty(key);
        return (ports[0].ValueKind == JsonValueKind.String ? [ports] : ports.EnumerateArray().ToArray()).Select(History);
    }

    private string Read((string Layer, int Use, int Result) tensor) => string.Create(CultureInfo.InvariantCulture, $"#{Number(tensor.Layer)}.{tensor.Use}.{tensor.Result}");

    private int Number(string layer)
    {
        if (!_numbers.TryGetValue(layer, out int number))
        {
            _numbers[layer] = number = _numbers.Count;
            int place = Array.FindIndex(_chain, one => NameOf(one) == layer);
            string nodes = place < 0 ? Text(_layers[layer].GetProperty("inbound_nodes"), "") : place == 0 ? "[]" : $"[{{args: [{Read((NameOf(_chain[place - 1]), 0, 0))}], kwargs: {{}}}}]";
            string own = Text(_layers[layer], $"{_path}{layer}/");
            _lines[number] = $"{own} {nodes} {(own.Contains('\n', StringComparison.Ordinal) ? "" : _weights($"{_path}{layer}/"))}";
        }

        return number;
    }

    private string Text(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("keras_history", out var history) => Read(History(history)),
        JsonValueKind.Object when json.TryGetProperty("class_name", out var name) && name.ValueEquals("__keras_tensor__") => Text(json.GetProperty("config"), path),
        JsonValueKind.Object when json.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("layers", out _) => $"(\n{Of(json, _weights, path)})",
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Where(member => !Left.Contains(member.Name)).Select(member => $"{member.Name}: {Text(member.Value, path)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(item => Text(item, path)))}]",
        _ => json.GetRawText(),
    };

    private static (string, int, int) History(JsonElement history) => (history[0].GetString()!, history[1].GetInt32(), history[2].GetInt32());

    private static string NameOf(JsonElement layer) => layer.GetProperty("config").GetProperty("name").GetString()!;
}
