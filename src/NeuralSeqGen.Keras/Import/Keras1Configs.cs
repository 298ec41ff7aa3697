using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Import;

/// <summary>The arguments of Keras 1 under the names that Keras 2 gave them.</summary>
internal static class Keras1Configs
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["inner_activation"] = "recurrent_activation", ["init"] = "kernel_initializer", ["inner_init"] = "recurrent_initializer", ["bias"] = "use_bias", ["dropout_W"] = "dropout", ["dropout_U"] = "recurrent_dropout",
        ["W_regularizer"] = "kernel_regularizer", ["U_regularizer"] = "recurrent_regularizer", ["b_regularizer"] = "bias_regularizer", ["W_constraint"] = "kernel_constraint", ["U_constraint"] = "recurrent_constraint", ["b_constraint"] = "bias_constraint",
        ["nb_filter"] = "filters", ["filter_length"] = "kernel_size", ["border_mode"] = "padding", ["subsample_length"] = "strides", ["atrous_rate"] = "dilation_rate", ["pool_length"] = "pool_size", ["stride"] = "strides",
        ["p"] = "rate", ["sigma"] = "stddev", ["length"] = "size", ["beta_init"] = "beta_initializer", ["gamma_init"] = "gamma_initializer", ["forget_bias_init"] = "forget_bias",
    };

    private static readonly HashSet<string> HasUnits = ["Dense", "GRU", "LSTM", "SimpleRNN"];

    public static void Rename(JsonObject config, string className)
    {
        foreach (var (old, name) in Names.Where(entry => config.ContainsKey(entry.Key)).ToList())
        {
            var value = config[old]?.DeepClone();
            config.Remove(old);
            config[name] = value;
        }

        if (HasUnits.Contains(className) && config["output_dim"] is { } units)
        {
            config["units"] = units.DeepClone();
            config.Remove("output_dim");
        }

        if (className != "Embedding")
        {
            config.Remove("input_dim");
        }
        else
        {
            config.Remove("dropout");
        }

        config.Remove("forget_bias");
        if (className == "GRU")
        {
            config["reset_after"] = false;
        }
    }
}
