using System.Globalization;
using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Losses, metrics and optimizers of all versions in the form of Keras 3: an object with a class and a config.</summary>
internal static class CompiledConfigs
{
    // functions by Keras's names of all times
    private static readonly Dictionary<string, string> Losses = new()
    {
        ["mse"] = "MeanSquaredError", ["mae"] = "MeanAbsoluteError", ["mape"] = "MeanAbsolutePercentageError", ["msle"] = "MeanSquaredLogarithmicError", ["kld"] = "KLDivergence", ["kl_divergence"] = "KLDivergence",
        ["kullback_leibler_divergence"] = "KLDivergence", ["logcosh"] = "LogCosh", ["log_cosh"] = "LogCosh", ["cosine_proximity"] = "CosineSimilarity", ["huber_loss"] = "Huber", ["ctc"] = "CTC", ["bce"] = "BinaryCrossentropy",
    };

    private static readonly string[] Silent = ["jit_compile", "is_legacy_optimizer", "loss_scale_factor", "fn", "dtype"];

    /// <summary>An object for a function's name or an object.</summary>
    /// <param name="node">As stored.</param>
    public static JsonObject? Named(JsonNode? node)
    {
        if (node is JsonObject serialized)
        {
            Own(serialized);
            return serialized.Class() == "function" ? Named(serialized["config"]) : FromWrapper(serialized);
        }

        return node.Text() is { } name ? new() { ["class_name"] = Losses.GetValueOrDefault(name, KerasText.Pascal(name)), ["config"] = new JsonObject() } : null;
    }

    /// <summary>The optimizer as stored: an object, or, in archives of tf.keras, a name, which stands for one with the defaults of Keras.</summary>
    /// <param name="training">What the model was compiled with; null for nothing.</param>
    public static JsonObject? StoredOptimizer(JsonObject? training)
    {
        var stored = training?["optimizer"] ?? training?["optimizer_config"];
        return stored.Text() is { } name ? new() { ["class_name"] = KerasOptimizers.Classes.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name } : stored as JsonObject;
    }

    /// <summary>An optimizer with the keys of Keras 3, and numbers without the noise of float32.</summary>
    public static JsonObject Optimizer(JsonObject serialized)
    {
        Own(serialized);
        var config = (serialized["config"] as JsonObject ?? []).Copy();
        if (config["lr"] is { } rate)
        {
            config["learning_rate"] = rate.DeepClone();
            config.Remove("lr");
        }

        foreach (string key in Silent)
        {
            config.Remove(key);
        }

        Round(config);
        return new() { ["class_name"] = serialized.Class().Split('>')[^1], ["config"] = config };
    }

    /// <summary>The optimizers of Keras 2.11 and of tf.keras are those of Keras 3; before, RMSprop and Adagrad added epsilon outside of the root.</summary>
    public static KerasDialect OptimizerDialect(ConfigVersion version) => new(version.Major == 1 || (version.Major == 2 && version.Minor < 4), true, true, false);

    private static void Own(JsonObject serialized)
    {
        if (Refusals.ForeignModule(serialized) is { } custom)
        {
            throw new UnsupportedKerasException($"{custom} is code of one's own, which is not in the file");
        }
    }

    private static JsonObject FromWrapper(JsonObject serialized)
    {
        var config = (serialized["config"] as JsonObject ?? []).Copy();
        string className = serialized.Class();
        if (className is "MeanMetricWrapper" or "LossFunctionWrapper" && config["fn"].Text() is { } function)
        {
            return Named(function)!;
        }

        _ = config["reduction"].Text() == "auto" ? config.Remove("reduction") : false;
        foreach (string key in Silent)
        {
            config.Remove(key);
        }

        return new() { ["class_name"] = className.Split('>')[^1], ["config"] = config };
    }

    private static void Round(JsonObject config)
    {
        foreach (var (key, value) in config.ToList())
        {
            if (value is JsonObject inner)
            {
                Round(inner);
            }
            else if (value.Real() is { } number && number != Math.Floor(number) && (float)number == number)
            {
                config[key] = double.Parse(((float)number).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            }
        }
    }
}
