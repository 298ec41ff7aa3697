using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Keras optimizers as attributes, with the schedule of the learning rate if they have one.</summary>
internal static class KerasOptimizers
{
    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["SGD"] = ["momentum", "nesterov"],
        ["RMSprop"] = ["rho", "momentum", "epsilon", "centered"],
        ["Adam"] = ["beta_1", "beta_2", "epsilon", "amsgrad"],
        ["AdamW"] = ["beta_1", "beta_2", "epsilon", "amsgrad"],
        ["Nadam"] = ["beta_1", "beta_2", "epsilon", "schedule_decay"],
        ["Adamax"] = ["beta_1", "beta_2", "epsilon"],
        ["Adagrad"] = ["initial_accumulator_value", "epsilon"],
        ["Adadelta"] = ["rho", "epsilon"],
        ["Lion"] = ["beta_1", "beta_2"],
        ["Lamb"] = ["beta_1", "beta_2", "epsilon"],
        ["Muon"] = ["adam_beta_1", "adam_beta_2", "epsilon", "exclude_embeddings", "muon_a", "muon_b", "muon_c", "adam_lr_ratio", "momentum", "ns_steps", "nesterov", "adam_weight_decay", "rms_rate"],
        ["Adafactor"] = ["beta_2_decay", "epsilon_1", "epsilon_2", "clip_threshold", "relative_step"],
        ["Ftrl"] = ["learning_rate_power", "initial_accumulator_value", "l1_regularization_strength", "l2_regularization_strength", "l2_shrinkage_regularization_strength", "beta"],
    };

    public static IEnumerable<string> Classes => Keys.Keys;

    public static IReadOnlyList<KerasAttribute> Attributes(JsonElement optimizer, KerasDialect dialect)
    {
        var config = KerasConfig.Of(optimizer, "optimizer", out string className);
        if (!Keys.TryGetValue(className, out string[]? own))
        {
            throw new UnsupportedKerasException($"optimizer {className}");
        }

        var part = new KerasPart(className, config, dialect).As(KerasText.Pascal(className)).Set(own).Set("weight_decay", "clipvalue", "global_clipnorm", "gradient_accumulation_steps");
        Clipping(part);
        Classic(part);
        Muon(part);
        if (config.Flag("use_ema"))
        {
            part.Set("use_ema", "ema_momentum", "ema_overwrite_frequency");
        }

        config.Get("ema_momentum");
        var schedule = KerasSchedules.Attribute(part) ?? ClassicDecay(config);
        config.DemandNothingElse();
        return schedule is null ? [part.Attribute] : [part.Attribute, schedule];
    }

    private static KerasAttribute? ClassicDecay(KerasConfig config)
    {
        double decay = config.Real("decay");
        if (decay == 0)
        {
            return null;
        }

        var schedule = new KerasAttribute("InverseTimeDecay");
        schedule.Add("1");
        schedule.Add(KerasText.Number(decay));
        return schedule;
    }

    // Keras 2 clips by the joint norm of all gradients
    private static void Clipping(KerasPart part) => part.SetAs("clipnorm", part.Dialect.IsClassic ? "GlobalClipNorm" : "ClipNorm");

    // Keras's None, which turns a thing off, is 0 here
    private static void Muon(KerasPart part)
    {
        if (part.ClassName != "Muon")
        {
            return;
        }

        part.Put("ExcludeLayers", $"new string[] {{ {string.Join(", ", part.Config.Need("exclude_layers").EnumerateArray().Select(pattern => JsonSerializer.Serialize(pattern.GetString())))} }}");
        foreach (string key in new[] { "weight_decay", "adam_weight_decay", "rms_rate" }.Where(key => part.Config.Get(key) is null))
        {
            part.Put(KerasText.Pascal(key), "0.0");
        }
    }

    private static void Classic(KerasPart part)
    {
        if (part.Dialect.IsClassic && part.ClassName is ("RMSprop" or "Adagrad"))
        {
            part.Put("EpsilonPlacement", "EpsilonPlacement.OutsideRoot");
        }

        if (part.Dialect.IsClassic && part.ClassName == "Adagrad")
        {
            part.Put("InitialAccumulatorValue", "0.0");
        }
    }
}
