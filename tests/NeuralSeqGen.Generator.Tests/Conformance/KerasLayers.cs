using System.Text.Json;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>Keras layers as attributes.</summary>
/// <param name="isClassic">Whether the case is of Keras 2: its hard_sigmoid has another slope.</param>
/// <param name="isTwin">Whether to leave out what only training has: dropout and regularizers.</param>
internal sealed class KerasLayers(bool isClassic, bool isTwin)
{
    private static readonly Dictionary<string, string> Activations = new()
    {
        ["linear"] = "Linear", ["relu"] = "Relu", ["sigmoid"] = "Sigmoid", ["tanh"] = "Tanh", ["softmax"] = "Softmax", ["elu"] = "Elu", ["selu"] = "Selu", ["gelu"] = "Gelu",
        ["silu"] = "Silu", ["swish"] = "Silu", ["softplus"] = "Softplus", ["softsign"] = "Softsign", ["exponential"] = "Exponential", ["leaky_relu"] = "LeakyRelu",
        ["log_softmax"] = "LogSoftmax", ["mish"] = "Mish",
    };

    public string Attribute(JsonElement layer) => Attribute(layer.GetProperty("class_name").GetString()!, new KerasConfig(layer.GetProperty("config"), layer.GetProperty("name").GetString()!), layer.GetProperty("name").GetString());

    private string Attribute(string className, KerasConfig config, string? name)
    {
        var arguments = new List<string>();
        if (name is not null)
        {
            arguments.Add($"Name = \"{name}\"");
        }

        if (className is not ("TimeDistributed" or "Bidirectional") && !config.Flag("trainable", absent: true))
        {
            arguments.Add("Trainable = false");
        }

        string attribute = className switch
        {
            "Dense" => Dense(config, arguments),
            "GRU" => Recurrent("Gru", config, arguments),
            "Bidirectional" => Bidirectional(config, arguments),
            "LSTM" => Recurrent("Lstm", config, arguments),
            "SimpleRNN" => Recurrent("SimpleRnn", config, arguments),
            "Activation" => $"Activation({Activation(config.Text("activation")!)}{Rest(arguments)})",
            "Flatten" => $"Flatten{Only(arguments)}",
            "RepeatVector" => $"RepeatVector({config.Int("n")}{Rest(arguments)})",
            "Dropout" => $"Dropout({KerasConfig.Number(isTwin ? 0 * config.Real("rate") : config.Real("rate"))}{Rest(arguments)})",
            "Masking" => $"Masking(MaskValue = {KerasConfig.Number(config.Real("mask_value"))}{Rest(arguments)})",
            "TimeDistributed" => TimeDistributed(config, arguments),
            _ => throw new UnsupportedFixtureException($"layer {className}"),
        };
        config.DemandNothingElse();
        return attribute;
    }

    private string TimeDistributed(KerasConfig config, List<string> arguments)
    {
        var inner = config.Object("layer", out string className)!;
        return $"TimeDistributed{Only(arguments)}, {Attribute(className, inner, null)}";
    }

    // the second half is the first turned over: the bidirectional cases of other halves name weights that do not exist
    private string Bidirectional(KerasConfig config, List<string> arguments)
    {
        string mode = config.Text("merge_mode")!;
        arguments.Add($"MergeMode = MergeMode.{char.ToUpperInvariant(mode[0])}{mode[1..]}");
        config.Object("backward_layer", out _);
        var inner = config.Object("layer", out string className)!;
        return $"Bidirectional{Only(arguments)}, {Attribute(className, inner, null)}";
    }

    private string Dense(KerasConfig config, List<string> arguments)
    {
        arguments.Add("Activation = " + Activation(config.Text("activation")!));
        Weights(config, arguments, "kernel", "bias");
        return $"Dense({config.Int("units")}{Rest(arguments)})";
    }

    private string Recurrent(string attribute, KerasConfig config, List<string> arguments)
    {
        arguments.Add("Activation = " + Activation(config.Text("activation")!));
        if (attribute == "Gru")
        {
            arguments.Add("RecurrentActivation = " + Activation(config.Text("recurrent_activation")!));
            Flag(config, arguments, "reset_after", "ResetAfter");
        }
        else if (attribute == "Lstm")
        {
            arguments.Add("RecurrentActivation = " + Activation(config.Text("recurrent_activation")!));
            Flag(config, arguments, "unit_forget_bias", "UnitForgetBias");
        }

        foreach (var (key, property) in new[] { ("return_sequences", "ReturnSequences"), ("go_backwards", "GoBackwards"), ("unroll", "Unroll"), ("zero_output_for_mask", "ZeroOutputForMask") })
        {
            Flag(config, arguments, key, property);
        }

        Weights(config, arguments, "kernel", "recurrent", "bias");
        return $"{attribute}({config.Int("units")}{Rest(arguments)})";
    }

    private void Weights(KerasConfig config, List<string> arguments, params string[] roles)
    {
        Flag(config, arguments, "use_bias", "UseBias");
        foreach (string role in roles)
        {
            string property = char.ToUpperInvariant(role[0]) + role[1..];
            Regularizer(config.Object(role + "_regularizer", out _), arguments, property);
            Constraint(config.Object(role + "_constraint", out string constraint), constraint, arguments, property);
        }
    }

    private void Regularizer(KerasConfig? regularizer, List<string> arguments, string property)
    {
        if (regularizer is null)
        {
            return;
        }

        double l1 = regularizer.Real("l1"), l2 = regularizer.Real("l2");
        regularizer.DemandNothingElse();
        if (!isTwin)
        {
            arguments.Add($"{property}L1 = {KerasConfig.Number(l1)}, {property}L2 = {KerasConfig.Number(l2)}");
        }
    }

    private static void Constraint(KerasConfig? constraint, string className, List<string> arguments, string property)
    {
        if (constraint is null)
        {
            return;
        }

        constraint.Demand("axis", "0");
        arguments.Add($"{property}Constraint = Constraint.{(className == "NonNeg" ? "NonNegative" : className)}");
        if (className == "MaxNorm")
        {
            arguments.Add($"{property}ConstraintValue = {KerasConfig.Number(constraint.Real("max_value", 2))}");
        }

        constraint.DemandNothingElse();
    }

    private static void Flag(KerasConfig config, List<string> arguments, string key, string property) => arguments.Add($"{property} = {(config.Flag(key) ? "true" : "false")}");

    private string Activation(string name) => "Activation." + (name == "hard_sigmoid" ? isClassic ? "ClassicHardSigmoid" : "HardSigmoid"
        : Activations.TryGetValue(name, out string? member) ? member : throw new UnsupportedFixtureException($"activation {name}"));

    private static string Rest(List<string> arguments) => string.Concat(arguments.Select(a => ", " + a));

    private static string Only(List<string> arguments) => arguments.Count == 0 ? "" : "(" + string.Join(", ", arguments) + ")";
}
