using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>The layers of RTNeural's JSON (model_utils.py of jatinchowdhury18/RTNeural) as a Sequential model of Keras, each called by its position.</summary>
internal static class RtNeuralConfigs
{
    public static JsonObject Sequential(JsonObject model)
    {
        var list = model["layers"] as JsonArray ?? throw new RefusedImportException("the model has no list of layers");
        var layers = new JsonArray { new JsonObject { ["class_name"] = "InputLayer", ["config"] = new JsonObject { ["name"] = "x", ["batch_shape"] = model["in_shape"]?.DeepClone() } } };
        foreach (var (layer, i) in list.OfType<JsonObject>().Select((layer, i) => (layer, i)))
        {
            foreach (var made in Layer(layer, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            {
                layers.Add(made);
            }
        }

        return new() { ["class_name"] = "Sequential", ["config"] = new JsonObject { ["name"] = "rtneural", ["layers"] = layers } };
    }

    private static IEnumerable<JsonObject> Layer(JsonObject layer, string name)
    {
        string kind = layer["type"].Text() ?? "", activation = layer["activation"].Text() is { Length: > 0 } given ? given : "linear";
        int units = (layer["shape"] as JsonArray)?[^1].Whole() ?? throw new RefusedImportException($"layer {name} does not say its shape");
        var config = new JsonObject { ["name"] = name, ["trainable"] = true };
        if (kind is "batchnorm" or "prelu")
        {
            yield return Normalization(layer, kind, config);
            if (activation != "linear")
            {
                yield return Make("Activation", new() { ["name"] = name + "_activation", ["trainable"] = true, ["activation"] = activation });
            }

            yield break;
        }

        yield return Product(layer, kind, units, activation, config);
    }

    private static JsonObject Normalization(JsonObject layer, string kind, JsonObject config)
    {
        if (kind == "prelu")
        {
            bool isOne = layer["weights"] is JsonArray { Count: 1 } weights && weights[0] is JsonArray { Count: 1 } rows && rows[0] is JsonArray { Count: 1 };
            config["shared_axes"] = isOne ? new JsonArray(1, 2) : new JsonArray(1);
            return Make("PReLU", config);
        }

        bool isAffine = (layer["weights"] as JsonArray)?.Count == 4;
        config["epsilon"] = layer["epsilon"]?.DeepClone();
        config["center"] = isAffine;
        config["scale"] = isAffine;
        return Make("BatchNormalization", config);
    }

    private static JsonObject Product(JsonObject layer, string kind, int units, string activation, JsonObject config)
    {
        config["activation"] = activation;
        switch (kind)
        {
            case "dense" or "time-distributed-dense":
                config["units"] = units;
                return Make("Dense", config);
            case "gru" or "lstm":
                config["units"] = units;
                config["return_sequences"] = true;
                config["recurrent_activation"] = "sigmoid";
                _ = kind == "gru" ? config["reset_after"] = true : null;
                return Make(kind == "gru" ? "GRU" : "LSTM", config);
            case "conv1d":
                config["filters"] = units;
                config["kernel_size"] = layer["kernel_size"]?.DeepClone();
                config["dilation_rate"] = layer["dilation"]?.DeepClone();
                config["groups"] = layer["groups"]?.DeepClone();
                config["padding"] = "causal";
                return Make("Conv1D", config);
            case "activation":
                return Make("Activation", config);
            default:
                throw new RefusedImportException($"layer {config["name"]} of type '{kind}' has no counterpart");
        }
    }

    private static JsonObject Make(string className, JsonObject config) => new() { ["class_name"] = className, ["config"] = config };
}
