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
        }

        var outputs = Tensors(config["output_layers"]);
        var graph = new KerasGraph(config["name"].Text() ?? "functional", layers, [.. Tensors(config["input_layers"]).Select(t => t.Tensor)], [.. outputs.Select(t => t.Tensor)])
        {
            OutputNames = [.. outputs.Select(output => output.Name ?? output.Tensor.Layer)],
        };
        GraphChecks.Check(graph);
        return Inlining.Apply(graph);
    }

    /// <summary>One tensor, a list of them, or an object with names.</summary>
    private static List<(string? Name, TensorRef Tensor)> Tensors(JsonNode? node) => node switch
    {
        JsonArray { Count: >= 3 } tensor when tensor[0].Text() is { } layer && tensor[1].Whole() is { } call => [(null, new(layer, call, tensor[2].Whole() ?? 0))],
        JsonArray list => [.. list.SelectMany(Tensors)],
        JsonObject named => [.. named.SelectMany(entry => Tensors(entry.Value).Select(inner => ((string?)entry.Key, inner.Tensor)))],
        _ => [],
    };
}
