using System.Globalization;
using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>Writes a fixture's model as attributes. What has no attribute yet is named in <see cref="Missing"/>.</summary>
internal sealed class FixtureSource
{
    private readonly Fixture _fixture;
    private readonly List<string> _missing = [];

    private FixtureSource(Fixture fixture) => _fixture = fixture;

    /// <summary>The attributes, such as <c>[Input(64, 15)][Gru(16)]…</c>.</summary>
    public string Attributes { get; private set; } = "";

    /// <summary>Features of the fixture that cannot be declared.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public static FixtureSource Of(Fixture fixture)
    {
        var source = new FixtureSource(fixture);
        source.Attributes = source.Write();
        return source;
    }

    private string Write()
    {
        var root = _fixture.Json;
        Require(root.GetProperty("inputs").GetArrayLength() == 1, "several inputs");
        Require(!root.GetProperty("stateful").GetBoolean(), "stateful");
        var input = root.GetProperty("inputs")[0];
        string type = input.GetProperty("dtype").GetString() == "int32" ? ", ElementType = ElementType.Int32" : "";
        var parts = new List<string> { $"[Input({string.Join(", ", input.GetProperty("shape").EnumerateArray().Skip(1).Select(e => e.GetInt32()))}{type})]" };
        parts.AddRange(root.GetProperty("layers").EnumerateArray().Select(l => "[" + Layer(l.GetProperty("class_name").GetString()!, l.GetProperty("config")) + "]"));
        parts.Add("[" + Loss(root.GetProperty("loss")) + "]");
        if (root.GetProperty("optimizer") is { ValueKind: JsonValueKind.Object } optimizer)
        {
            parts.Add("[" + Optimizer(optimizer.GetProperty("class_name").GetString()!, optimizer.GetProperty("config")) + "]");
        }

        return string.Join("\n", parts);
    }

    private string Layer(string kind, JsonElement config) => kind switch
    {
        "TimeDistributed" => $"TimeDistributed(Name = \"{Text(config, "name")}\"), " + Layer(config.GetProperty("layer").GetProperty("class_name").GetString()!, config.GetProperty("layer").GetProperty("config")),
        "GRU" => Part("Gru", Int(config, "units"), [.. Recurrent(config), Choice(config, "recurrent_activation", "RecurrentActivation", "Activation"), Flag(config, "reset_after", "ResetAfter", _fixture.IsKeras2 ? "false" : "true")]),
        "Bidirectional" => $"Bidirectional(Name = \"{Text(config, "name")}\", MergeMode = MergeMode.{Pascal(Text(config, "merge_mode"))}), " + Layer(config.GetProperty("layer").GetProperty("class_name").GetString()!, config.GetProperty("layer").GetProperty("config")),
        "LSTM" => Part("Lstm", Int(config, "units"), [.. Recurrent(config), Choice(config, "recurrent_activation", "RecurrentActivation", "Activation"), Flag(config, "unit_forget_bias", "UnitForgetBias", "true")]),
        "SimpleRNN" => Part("SimpleRnn", Int(config, "units"), Recurrent(config)),
        "Dense" => Part("Dense", Int(config, "units"), [Name(config), Choice(config, "activation", "Activation", "Activation"), .. Kernel(config)]),
        "Activation" => Part("Activation", "Activation." + Pascal(Text(config, "activation")), [Name(config)]),
        "RepeatVector" => Part("RepeatVector", Int(config, "n"), [Name(config)]),
        "Dropout" => Part("Dropout", Real(config, "rate"), [Name(config)]),
        "Masking" => Part("Masking", "", [Name(config), "MaskValue = " + Real(config, "mask_value")]),
        "Flatten" => Part("Flatten", "", [Name(config)]),
        _ => Unknown(kind),
    };

    private IEnumerable<string> Recurrent(JsonElement config) =>
    [
        Name(config), Choice(config, "activation", "Activation", "Activation"), .. Kernel(config), .. Regularizer(config, "recurrent_regularizer", "Recurrent"),
        Flag(config, "return_sequences", "ReturnSequences"), Flag(config, "go_backwards", "GoBackwards"), Flag(config, "zero_output_for_mask", "ZeroOutputForMask"),
        .. Optional(config, "dropout", "Dropout"), .. Optional(config, "recurrent_dropout", "RecurrentDropout"),
    ];

    private IEnumerable<string> Kernel(JsonElement config) =>
        [Flag(config, "use_bias", "UseBias", "true"), .. Regularizer(config, "kernel_regularizer", "Kernel"), .. Regularizer(config, "bias_regularizer", "Bias"), .. Regularizer(config, "activity_regularizer", "Activity")];

    private IEnumerable<string> Regularizer(JsonElement config, string key, string role)
    {
        if (!config.TryGetProperty(key, out var regularizer) || regularizer.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var factors = regularizer.GetProperty("config");
        Require(regularizer.GetProperty("class_name").GetString() is "L1" or "L2" or "L1L2", key);
        return new[] { "l1", "l2" }.Where(f => factors.TryGetProperty(f, out _)).Select(f => $"{role}{f.ToUpperInvariant()} = {Real(factors, f)}");
    }

    private string Loss(JsonElement loss)
    {
        string kind = loss.GetProperty("class_name").GetString()!;
        var config = loss.GetProperty("config");
        Require(!config.TryGetProperty("reduction", out var reduction) || reduction.GetString() == "sum_over_batch_size", "reduction");
        return kind switch
        {
            "MeanSquaredError" => kind,
            "SparseCategoricalCrossentropy" => Part(kind, "", [Flag(config, "from_logits", "FromLogits"), .. Optional(config, "ignore_class", "IgnoreClass")]),
            "CategoricalCrossentropy" or "BinaryCrossentropy" => Part(kind, "", [Flag(config, "from_logits", "FromLogits"), "LabelSmoothing = " + Real(config, "label_smoothing")]),
            _ => Unknown(kind),
        };
    }

    private string Optimizer(string kind, JsonElement config)
    {
        var common = new (string, string)[]
        {
            ("learning_rate", "LearningRate"), ("weight_decay", "WeightDecay"), ("clipnorm", "ClipNorm"), ("clipvalue", "ClipValue"), ("global_clipnorm", "GlobalClipNorm"),
            ("momentum", "Momentum"), ("rho", "Rho"), ("epsilon", "Epsilon"), ("beta_1", "Beta1"), ("beta_2", "Beta2"),
        }.SelectMany(p => Optional(config, p.Item1, p.Item2));
        return kind switch
        {
            "RMSprop" => Part("RmsProp", "", [.. common, Flag(config, "centered", "Centered"), _fixture.IsKeras2 ? "EpsilonPlacement = EpsilonPlacement.OutsideRoot" : ""]),
            "Adam" => Part("Adam", "", [.. common, Flag(config, "amsgrad", "AmsGrad")]),
            "SGD" => Part("Sgd", "", [.. common, Flag(config, "nesterov", "Nesterov")]),
            _ => Unknown(kind),
        };
    }

    private string Choice(JsonElement config, string key, string argument, string type)
    {
        string value = Pascal(Text(config, key));
        return $"{argument} = {type}.{(value == "HardSigmoid" && _fixture.IsKeras2 ? "ClassicHardSigmoid" : value)}";
    }

    private string Unknown(string kind)
    {
        _missing.Add(kind);
        return "Flatten";
    }

    private void Require(bool condition, string feature)
    {
        if (!condition)
        {
            _missing.Add(feature);
        }
    }

    private static string Part(string name, string positional, IEnumerable<string> arguments) =>
        $"{name}({string.Join(", ", arguments.Prepend(positional).Where(a => a.Length > 0))})";

    private static string Name(JsonElement config) => $"Name = \"{Text(config, "name")}\"";

    private static IEnumerable<string> Optional(JsonElement config, string key, string argument) =>
        config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? [$"{argument} = {Number(value)}"] : [];

    private static string Flag(JsonElement config, string key, string argument, string missing = "false") =>
        $"{argument} = {(config.TryGetProperty(key, out var value) ? value.ValueKind == JsonValueKind.True ? "true" : "false" : missing)}";

    private static string Int(JsonElement config, string key) => config.GetProperty(key).GetInt32().ToString(CultureInfo.InvariantCulture);

    private static string Real(JsonElement config, string key) => Number(config.GetProperty(key));

    private static string Number(JsonElement value) => value.GetDouble().ToString("R", CultureInfo.InvariantCulture);

    private static string Text(JsonElement config, string key) => config.GetProperty(key).GetString()!;

    private static string Pascal(string snake) => snake == "swish" ? "Silu" : string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
