using System.Text.Json;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>Keras losses and optimizers as attributes.</summary>
internal static class KerasObjective
{
    public static string Loss(JsonElement loss)
    {
        string name = loss.GetProperty("class_name").GetString()!;
        var config = new KerasConfig(loss.GetProperty("config"), name);
        config.Demand("reduction", "sum_over_batch_size");
        config.Demand("axis", "-1");
        string[] arguments = name switch
        {
            "MeanSquaredError" => [],
            "CategoricalCrossentropy" or "BinaryCrossentropy" => [Logits(config), $"LabelSmoothing = {KerasConfig.Number(config.Real("label_smoothing"))}"],
            "SparseCategoricalCrossentropy" => config.Text("ignore_class") is null ? [Logits(config)] : [Logits(config), $"IgnoreClass = {config.Int("ignore_class")}"],
            _ => throw new UnsupportedFixtureException($"loss {name}"),
        };
        config.DemandNothingElse();
        return Attribute(name, arguments);
    }

    public static string Optimizer(JsonElement optimizer, bool isClassic)
    {
        string name = optimizer.GetProperty("class_name").GetString()!;
        var config = new KerasConfig(optimizer.GetProperty("config"), name);
        var (attribute, arguments) = name switch
        {
            "SGD" => ("Sgd", new List<string> { Real(config, "Momentum", "momentum"), Flag(config, "Nesterov", "nesterov") }),
            "RMSprop" => ("RmsProp", [Real(config, "Rho", "rho"), Real(config, "Momentum", "momentum"), Real(config, "Epsilon", "epsilon"), Flag(config, "Centered", "centered"), $"EpsilonPlacement = EpsilonPlacement.{(isClassic ? "OutsideRoot" : "InsideRoot")}"]),
            "Adam" => ("Adam", [Real(config, "Beta1", "beta_1"), Real(config, "Beta2", "beta_2"), Real(config, "Epsilon", "epsilon"), Flag(config, "AmsGrad", "amsgrad")]),
            _ => throw new UnsupportedFixtureException($"optimizer {name}"),
        };
        foreach (var (property, key) in new[] { ("LearningRate", "learning_rate"), ("WeightDecay", "weight_decay"), ("ClipNorm", "clipnorm"), ("GlobalClipNorm", "global_clipnorm"), ("ClipValue", "clipvalue") })
        {
            arguments.Add(Real(config, property, key));
        }

        config.Real("decay"); // the check sets the learning rate of every step
        if (!config.Flag("use_ema"))
        {
            config.Real("ema_momentum");
        }

        config.DemandNothingElse();
        return Attribute(attribute, arguments);
    }

    private static string Attribute(string name, IEnumerable<string> arguments) => string.Join(", ", arguments) is { Length: > 0 } text ? $"{name}({text})" : name;

    private static string Logits(KerasConfig config) => Flag(config, "FromLogits", "from_logits");

    private static string Real(KerasConfig config, string property, string key) => $"{property} = {KerasConfig.Number(config.Real(key))}";

    private static string Flag(KerasConfig config, string property, string key) => $"{property} = {(config.Flag(key) ? "true" : "false")}";
}
