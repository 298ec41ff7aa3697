using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Reads a functional model: layers with the tensors that each call of them reads.</summary>
internal sealed class FunctionalReader(GraphReader reader, LayerPlace place)
{
    public KerasGraph Read(JsonObject serialized)
    {
        var config = serialized["config"]!.AsObject();
        JsonObject[] list = [.. config["layers"]!.AsArray().OfType<JsonObject>()];
        var layers = new LayerReader(reader, place).Read(list).ToList();
        foreach (var (layer, source) in layers.Zip(list))
        {
            layer.Calls = [.. (source["inbound_nodes"] as JsonArray ?? []).Select(node => CallReader.Read(node!, layer))];
            reader.CountUses(layer.Calls.Count);
        }

        var outputs = Tensors(config["output_layers"]);
        reader.CountUses(outputs.Count);
        var models = layers.Where(layer => layer.Model is not null && layer.ClassName is "Functional" or "Model").ToDictionary(layer => layer.Name, layer => layer.Calls.Count);
        var graph = new KerasGraph(config["name"].Text() ?? "functional", layers, [.. Tensors(config["input_layers"]).Select(t => t.Tensor)], [.. outputs.Select(t => Port(t.Tensor, models))])
        {
            OutputNames = [.. outputs.Select(output => output.Name ?? output.Tensor.Layer)],
        };
        GraphChecks.Check(graph);
        return Inlining.Apply(graph);
    }

    /// <summary>Where outputs are named, a functional model has a use of its own in front of those by others.</summary>
    private static TensorRef Port(TensorRef output, Dictionary<string, int> models) =>
        models.TryGetValue(output.Layer, out int calls) && output.Node > 0 && output.Node <= calls ? output with { Node = output.Node - 1 } : output;

    /// <summary>One tensor, a list of them, or an object with names.</summary>
    private static List<(string? Name, TensorRef Tensor)> Tensors(JsonNode? node) => node switch
    {
        JsonArray { Count: >= 3 } tensor when tensor[0].Text() is { } layer && tensor[1].Whole() is { } call => [(null, new(layer, call, tensor[2].Whole() ?? 0))],
        JsonArray list => [.. list.SelectMany(Tensors)],
        JsonObject named => [.. named.SelectMany(entry => Tensors(entry.Value).Select(inner => ((string?)entry.Key, inner.Tensor)))],
        _ => [],
    };
}
