using System.Text.Json;

namespace NeuralSeqGen.Onnx.Keras;

/// <summary>An architecture as the generator writes it: layers with their uses, inputs and outputs. In a Sequential every layer reads the one before.</summary>
/// <param name="Layers">The layers, inputs among them.</param>
/// <param name="Inputs">Names of the inputs.</param>
/// <param name="Outputs">What it gives.</param>
internal sealed record KerasModel(IReadOnlyList<KerasLayer> Layers, IReadOnlyList<string> Inputs, IReadOnlyList<KerasTensor> Outputs)
{
    public static KerasModel Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = 256 });
        return Of(JsonElement.ParseValue(ref reader));
    }

    /// <summary>A model, or one that is a layer.</summary>
    public static KerasModel Of(JsonElement model)
    {
        var config = model.GetProperty("config");
        return model.GetProperty("class_name").GetString() == "Sequential" ? Sequential(config) : Functional(config);
    }

    private static KerasModel Sequential(JsonElement config)
    {
        List<KerasLayer> layers = [];
        foreach (var json in config.GetProperty("layers").EnumerateArray())
        {
            KerasCall[] calls = layers.Count == 0 ? [] : [new([new(layers[^1].Name, 0, 0)], [], false, default)];
            layers.Add(Layer(json, json.GetProperty("config").GetProperty("name").GetString()!, calls));
        }

        return new(layers, [layers[0].Name], [new(layers[^1].Name, 0, 0)]);
    }

    // where outputs are named, a functional model has a use of its own in front of those by others
    private static KerasModel Functional(JsonElement config)
    {
        var layers = config.GetProperty("layers").EnumerateArray().Select(json => Layer(json, json.GetProperty("name").GetString()!, [.. json.GetProperty("inbound_nodes").EnumerateArray().Select(Call)])).ToList();
        var models = layers.Where(layer => layer.ClassName == "Functional").Select(layer => layer.Name).ToHashSet(StringComparer.Ordinal);
        return new(layers, [.. Ports(config.GetProperty("input_layers")).Select(input => input.Layer)], [.. Ports(config.GetProperty("output_layers")).Select(output => models.Contains(output.Layer) ? output with { Use = output.Use - 1 } : output)]);
    }

    // the config of a model inside says nothing of its class, which its layers need
    private static KerasLayer Layer(JsonElement json, string name, IReadOnlyList<KerasCall> calls)
    {
        string className = json.GetProperty("class_name").GetString()!;
        return new(className, name, className is "Functional" or "Sequential" ? json : json.GetProperty("config"), calls);
    }

    private static KerasCall Call(JsonElement node)
    {
        JsonElement args = node.GetProperty("args"), kwargs = node.GetProperty("kwargs");
        List<KerasTensor> inputs = [.. Tensors(args), .. kwargs.TryGetProperty("key", out var key) ? Tensors(key) : []];
        return new(inputs, kwargs.TryGetProperty("initial_state", out var states) ? [.. Tensors(states)] : [], kwargs.TryGetProperty("use_causal_mask", out var causal) && causal.GetBoolean(), args) { IsReverse = kwargs.TryGetProperty("reverse", out var reverse) && reverse.GetBoolean() };
    }

    private static IEnumerable<KerasTensor> Tensors(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Tensors),
        JsonValueKind.Object when json.GetProperty("class_name").ValueEquals("__keras_tensor__") => [Tensor(json.GetProperty("config").GetProperty("keras_history"))],
        _ => [],
    };

    private static KerasTensor[] Ports(JsonElement ports) => ports[0].ValueKind == JsonValueKind.String ? [Tensor(ports)] : [.. ports.EnumerateArray().Select(Tensor)];

    private static KerasTensor Tensor(JsonElement history) => new(history[0].GetString()!, history[1].GetInt32(), history[2].GetInt32());
}
