using System.Text.Json;

namespace NeuralSeqGen.Keras.Export;

/// <summary>
/// The layers of a model in the order in which Keras holds them after it has read the config: those of a Sequential as they stand; those of a graph by how
/// far they are from the outputs, at most, and by when a walk from the outputs meets them (keras/src/ops/function.py, map_graph). Functions are no layers.
/// </summary>
internal sealed class LayerOrder
{
    private readonly Dictionary<string, JsonElement> _layers;
    private readonly Dictionary<string, int> _met = [];
    private readonly HashSet<(string, int)> _done = [];
    private readonly List<(string Layer, int Use)> _finished = [];
    private readonly Dictionary<string, HashSet<string>> _before = [];

    private LayerOrder(JsonElement config) => _layers = config.GetProperty("layers").EnumerateArray().ToDictionary(layer => layer.GetProperty("name").GetString()!);

    /// <param name="name">The whole model's name, for sentences.</param>
    /// <param name="model">A model, or one that is a layer.</param>
    /// <param name="hasWeights">Whether a layer has weights, whose place is then not a matter of indifference.</param>
    public static IReadOnlyList<JsonElement> Of(string name, JsonElement model, Func<JsonElement, bool> hasWeights)
    {
        var config = model.GetProperty("config");
        if (model.GetProperty("class_name").GetString() == "Sequential")
        {
            return [.. config.GetProperty("layers").EnumerateArray().Skip(1)];
        }

        var order = new LayerOrder(config);
        foreach (var output in Ports(config.GetProperty("output_layers")))
        {
            order.Walk(output.Layer, output.Use - order.First(output.Layer));
        }

        List<JsonElement> sorted = [.. order.Sorted().Where(layer => !layer.GetProperty("module").GetString()!.StartsWith("keras.src.ops", StringComparison.Ordinal))];
        order.CheckMasks(name, [.. sorted.Where(hasWeights)]);
        return sorted;
    }

    private void Walk(string layer, int use)
    {
        if (_done.Contains((layer, use)))
        {
            return;
        }

        _met.TryAdd(layer, _met.Count);
        var before = _before.TryGetValue(layer, out var known) ? known : _before[layer] = [];
        foreach (var (read, readUse) in Reads(layer, use))
        {
            Walk(read, readUse);
            before.Add(read);
            before.UnionWith(_before[read]);
        }

        _done.Add((layer, use));
        _finished.Add((layer, use));
    }

    private IEnumerable<JsonElement> Sorted()
    {
        Dictionary<(string, int), int> ofUses = [];
        Dictionary<string, int> depths = [];
        foreach (var (layer, use) in Enumerable.Reverse(_finished))
        {
            int depth = Math.Max(ofUses.GetValueOrDefault((layer, use)), depths.GetValueOrDefault(layer));
            depths[layer] = ofUses[(layer, use)] = depth;
            foreach (var read in Reads(layer, use))
            {
                ofUses[read] = Math.Max(depth + 1, ofUses.GetValueOrDefault(read));
            }
        }

        return depths.OrderByDescending(d => d.Value).ThenBy(d => _met[d.Key]).Select(d => _layers[d.Key]);
    }

    // Masks become functions of their own in Keras's graph, which move layers that stand side by side; those that follow one another they cannot
    private void CheckMasks(string name, List<JsonElement> weighted)
    {
        if (!_layers.Values.Any(layer => layer.GetProperty("class_name").GetString() == "Masking" || (layer.GetProperty("config").TryGetProperty("mask_zero", out var zero) && zero.GetBoolean())))
        {
            return;
        }

        foreach (var (first, second) in weighted.SelectMany((first, i) => weighted.Skip(i + 1).Select(second => (first, second))))
        {
            string a = first.GetProperty("name").GetString()!, b = second.GetProperty("name").GetString()!;
            if (first.GetProperty("class_name").ValueEquals(second.GetProperty("class_name").GetString()) && !_before[a].Contains(b) && !_before[b].Contains(a))
            {
                throw new NotSupportedException($"{name} cannot be saved for Keras: '{a}' and '{b}' stand side by side in a graph with masks, where Keras tells their weights apart by an order that depends on the masks. Put one behind the other, or write an ONNX file.");
            }
        }
    }

    private IEnumerable<(string Layer, int Use)> Reads(string layer, int use)
    {
        var nodes = _layers[layer].GetProperty("inbound_nodes");
        return use < nodes.GetArrayLength() ? Tensors(nodes[use]) : [];
    }

    // where outputs are named, and only there, a functional model has a use of its own in front
    private int First(string layer) => _layers[layer].GetProperty("class_name").ValueEquals("Functional") ? 1 : 0;

    private static IEnumerable<(string Layer, int Use)> Tensors(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Tensors),
        JsonValueKind.Object when json.TryGetProperty("config", out var config) && config.TryGetProperty("keras_history", out var history) => [(history[0].GetString()!, history[1].GetInt32())],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Tensors(member.Value)),
        _ => [],
    };

    private static IEnumerable<(string Layer, int Use)> Ports(JsonElement ports) =>
        ports[0].ValueKind == JsonValueKind.String ? [(ports[0].GetString()!, ports[1].GetInt32())] : ports.EnumerateArray().Select(port => (port[0].GetString()!, port[1].GetInt32()));
}
