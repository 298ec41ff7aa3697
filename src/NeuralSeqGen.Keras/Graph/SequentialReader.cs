using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Reads a Sequential model: a list of layers, or (since Keras 2.2.3) an object with a list. Its input is a layer, stands on the first layer, or is known from a call.</summary>
internal sealed class SequentialReader(GraphReader reader, LayerPlace place)
{
    public KerasGraph Read(JsonObject serialized)
    {
        var config = serialized["config"];
        var list = config as JsonArray ?? config?["layers"] as JsonArray ?? throw new RefusedImportException("the Sequential model has no list of layers");
        string name = config is JsonObject named ? named["name"].Text() ?? "sequential" : "sequential";
        var layers = new LayerReader(reader, place).Read([.. list.OfType<JsonObject>()]).ToList();
        if (layers.Count == 0)
        {
            throw new RefusedImportException("the model has no layers");
        }

        if (!layers[0].IsInput)
        {
            layers.Insert(0, Input(layers[0], InputShape((JsonObject)list[0]!) ?? BuildShape(serialized) ?? throw new RefusedImportException($"the Sequential model '{name}' does not say its input. Build it, or begin with an Input, before saving")));
        }

        for (int i = 1; i < layers.Count; i++)
        {
            layers[i].Calls = [new KerasCall([new(layers[i - 1].Name, 0, 0)])];
        }

        return new(name, layers, [new(layers[0].Name, 0, 0)], [new(layers[^1].Name, 0, 0)]);
    }

    private KerasLayer Input(KerasLayer first, JsonArray shape)
    {
        string name = first.Name + "_input";
        return new(name, "InputLayer", new JsonObject { ["name"] = name, ["batch_shape"] = shape.DeepClone() }) { Path = "", TopLayer = place.TopLayer ?? name, Order = reader.NextOrder() };
    }

    /// <summary>On the first layer, or in the model or the wrapper's layer that it is.</summary>
    private static JsonArray? InputShape(JsonObject layer)
    {
        if (layer["config"] is not JsonObject config)
        {
            return layer["config"] is JsonArray list ? InputShape((JsonObject)list[0]!) : null;
        }

        if (config["batch_input_shape"] is JsonArray shape)
        {
            return shape;
        }

        if (config["batch_shape"] is JsonArray input)
        {
            return input;
        }

        return GraphReader.IsModel(layer) && config["layers"] is JsonArray layers ? InputShape((JsonObject)layers[0]!) : layer.Class() == "Bidirectional" && config["layer"] is JsonObject wrapped ? InputShape(wrapped) : null;
    }

    private static JsonArray? BuildShape(JsonObject serialized) => (serialized["config"] as JsonObject)?["build_input_shape"] as JsonArray ?? serialized["build_config"]?["input_shape"] as JsonArray;
}
