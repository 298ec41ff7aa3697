using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Schedules of the learning rate, which Keras holds in place of the number.</summary>
internal static class KerasSchedules
{
    private static readonly Dictionary<string, Func<KerasPart, KerasPart>> ByClass = new()
    {
        ["ExponentialDecay"] = p => p.Take("decay_steps").Take("decay_rate").Set("staircase"),
        ["InverseTimeDecay"] = p => p.Take("decay_steps").Take("decay_rate").Set("staircase"),
        ["PolynomialDecay"] = p => p.Take("decay_steps").Set("end_learning_rate", "power", "cycle"),
        ["CosineDecay"] = p => p.Take("decay_steps").Set("alpha", "warmup_target", "warmup_steps"),
        ["CosineDecayRestarts"] = p => p.Take("first_decay_steps").Set("t_mul", "m_mul", "alpha"),
        ["PiecewiseConstantDecay"] = p => p.TakeArray("boundaries", "int").TakeArray("values", "double"),
    };

    /// <summary>Sets the learning rate; the schedule's attribute, or null where it is a number.</summary>
    public static KerasAttribute? Attribute(KerasPart optimizer)
    {
        var rate = optimizer.Config.Need("learning_rate");
        if (rate.ValueKind == JsonValueKind.Number)
        {
            optimizer.Put("LearningRate", KerasText.Literal(rate));
            return null;
        }

        var config = KerasConfig.Of(rate, "learning_rate", out string className);
        if (!ByClass.TryGetValue(className, out var map))
        {
            throw new UnsupportedKerasException($"schedule {className}");
        }

        var schedule = map(new(className, config, optimizer.Dialect));
        if (config.Get("initial_learning_rate") is { } initial)
        {
            optimizer.Put("LearningRate", KerasText.Literal(initial));
        }

        config.DemandNothingElse();
        return schedule.Attribute;
    }
}
