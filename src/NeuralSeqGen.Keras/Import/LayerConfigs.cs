using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Configs of layers of all versions in the one form that the mapping reads.</summary>
internal static class LayerConfigs
{
    // TimeDistributedDense of Keras 1 is Dense, which multiplies the last axis of any input; the fused layers of Keras 2 are those with Keras's default activations
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["Convolution1D"] = "Conv1D", ["AtrousConvolution1D"] = "Conv1D", ["TimeDistributedDense"] = "Dense", ["CuDNNGRU"] = "GRU", ["CuDNNLSTM"] = "LSTM",
        ["BatchNormalizationV1"] = "BatchNormalization", ["BatchNormalizationV2"] = "BatchNormalization", ["GRUV2"] = "GRU", ["LSTMV2"] = "LSTM", ["SeparableConvolution1D"] = "SeparableConv1D",
        ["Convolution1DTranspose"] = "Conv1DTranspose", ["DepthwiseConvolution1D"] = "DepthwiseConv1D", ["SyncBatchNormalization"] = "BatchNormalization",
    };

    // what only says how Keras computes, or repeats what is known
    private static readonly string[] Silent = ["time_major", "ragged", "query_shape", "key_shape", "value_shape", "fused", "virtual_batch_size", "input_dtype", "consume_less", "quantization_config", "optional"];

    /// <summary>Classes that are read as another.</summary>
    public static IEnumerable<string> Renamed => Classes.Keys;

    public static string ClassOf(string className) => Classes.GetValueOrDefault(className, className);

    /// <param name="serialized">A layer, wrapper or cell.</param>
    /// <param name="version">What wrote it.</param>
    /// <param name="name">Its name.</param>
    public static JsonObject Normal(JsonObject serialized, ConfigVersion version, string name)
    {
        string written = serialized.Class(), className = ClassOf(written);
        var config = ((JsonObject)serialized["config"]!).Copy();
        if (className == "InputLayer")
        {
            return config;
        }

        config.Remove("dtype");
        foreach (string key in Silent)
        {
            config.Remove(key);
        }

        if (version.IsKeras1)
        {
            Keras1Configs.Rename(config, className);
        }

        Fused(config, written);
        Numbers(config);
        Functions(config);
        ByKind(config, className);
        foreach (string key in new[] { "layer", "backward_layer", "cell" })
        {
            if (config[key] is JsonObject inner && !GraphReader.IsModel(inner))
            {
                config[key] = Inner(inner, version, name);
                Both(config[key]!, className);
            }
        }

        if (config["cells"] is JsonArray cells)
        {
            config["cells"] = new JsonArray([.. cells.OfType<JsonObject>().Select(cell => (JsonNode)Inner(cell, version, name))]);
        }

        return config;
    }

    /// <summary>Keras sets this by itself in both directions, and so do layers here (keras/src/layers/rnn/bidirectional.py).</summary>
    private static void Both(JsonNode inner, string className)
    {
        if (className == "Bidirectional")
        {
            ((JsonObject)inner["config"]!).Remove("zero_output_for_mask");
        }
    }

    private static JsonObject Inner(JsonObject inner, ConfigVersion version, string name) => new() { ["class_name"] = ClassOf(inner.Class()), ["config"] = Normal(inner, version, name) };

    private static void Fused(JsonObject config, string written)
    {
        if (written is "CuDNNGRU" or "CuDNNLSTM")
        {
            config["activation"] = "tanh";
            config["recurrent_activation"] = "sigmoid";
            _ = written == "CuDNNGRU" ? config["reset_after"] = true : null;
        }
    }

    /// <summary>A number that NumPy held is an object with its value.</summary>
    private static void Numbers(JsonObject config)
    {
        foreach (var (key, value) in config.ToList())
        {
            if (value is JsonObject array && array["type"].Text() == "ndarray")
            {
                config[key] = array["value"]?.DeepClone();
            }
        }
    }

    /// <summary>A function may be its name or an object that says its name; a layer in the place of one stays an object.</summary>
    private static void Functions(JsonObject config)
    {
        foreach (string key in new[] { "activation", "recurrent_activation", "score_mode" })
        {
            if (config[key] is JsonObject function)
            {
                Own(function, key);
                config[key] = FunctionName(function) is { } name ? name : function.DeepClone();
            }
        }
    }

    /// <summary>A function of one's own may have the name of one of Keras.</summary>
    private static void Own(JsonObject function, string key)
    {
        string? registered = function["registered_name"].Text() is { } name && name.Contains('>', StringComparison.Ordinal) ? name : null;
        if ((Refusals.ForeignModule(function) ?? registered) is { } custom)
        {
            throw new RefusedImportException($"the {key.Replace('_', ' ')} {custom} {function["config"].Text()} is code of one's own, which is not in the file");
        }
    }

    private static string? FunctionName(JsonObject function) => function.Class() switch
    {
        "function" => function["config"].Text() ?? function["registered_name"].Text(),
        "LeakyReLU" when (function["config"]?["negative_slope"] ?? function["config"]?["alpha"]).Real() is 0.2 => "leaky_relu",
        _ => null,
    };

    private static void ByKind(JsonObject config, string className)
    {
        if (className is "SeparableConv1D" or "DepthwiseConv1D" or "Conv1DTranspose" && config["groups"].Whole() == 1)
        {
            config.Remove("groups");
        }

        if (className == "DepthwiseConv1D")
        {
            config.Remove("filters");
        }

        if (className == "Normalization" && config["axis"].Whole() is { } axis)
        {
            config["axis"] = new JsonArray(axis);
        }

        if (className is "LayerNormalization" or "RMSNormalization" or "UnitNormalization" && config["axis"] is JsonArray { Count: 1 } axes && axes[0].Whole() == -1)
        {
            config["axis"] = -1;
        }

        if (className == "Dense" && config["lora_rank"] is null)
        {
            config.Remove("lora_alpha");
        }
    }
}
