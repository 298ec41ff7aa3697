using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>How weights start, as arguments of the attribute. The file's weights take their place: what has no counterpart is noted and left out.</summary>
internal static class KerasInitializers
{
    private const string Ending = "_initializer";

    // what Keras starts kernels, biases and factors with
    private static readonly string[] Usual = ["GlorotUniform", "Zeros", "Ones"];

    // each with its number where none is given; null for those that take none
    private static readonly Dictionary<string, double?> Numbers = new()
    {
        ["Zeros"] = null, ["Ones"] = null, ["Constant"] = 0, ["RandomNormal"] = 0.05, ["RandomUniform"] = 0.05, ["TruncatedNormal"] = 0.05, ["GlorotUniform"] = 1, ["GlorotNormal"] = 1,
        ["HeUniform"] = 2, ["HeNormal"] = 2, ["LecunUniform"] = 1, ["LecunNormal"] = 1, ["Orthogonal"] = 1, ["Identity"] = 1,
    };

    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["OrthogonalInitializer"] = "Orthogonal", ["IdentityInitializer"] = "Identity", ["Zero"] = "Zeros", ["One"] = "Ones", ["Normal"] = "RandomNormal", ["Uniform"] = "RandomUniform",
    };

    /// <summary>Puts all initializers of a config; nothing where the dialect takes none.</summary>
    public static void Put(KerasPart part)
    {
        foreach (string key in part.Config.Keys(Ending))
        {
            Put(part, key, KerasText.Pascal(key));
        }
    }

    /// <summary>Puts one initializer; nothing where the dialect takes none.</summary>
    /// <param name="part">The layer.</param>
    /// <param name="key">What the config calls it.</param>
    /// <param name="property">The attribute's argument.</param>
    public static KerasPart Put(KerasPart part, string key, string property)
    {
        var stored = part.Config.Get(key);
        if (part.Dialect.InitializerNotes is not { } notes)
        {
            return part;
        }

        try
        {
            var (name, number) = Read(stored);
            if (name is not null && (part.Attribute.HasProperty(property) || (number is null && Usual.Contains(name) ? false : throw new UnsupportedKerasException(name))))
            {
                part.Put(property, $"Initializer.{name}");
                _ = number is { } value ? part.Put(property + "Value", KerasText.Number(value)) : part;
            }
        }
        catch (Exception e) when (e is UnsupportedKerasException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            string note = $"The {key.Replace('_', ' ')} of {part.Config.Owner} is left out ({e.Message}); the weights of the file are taken anyhow.";
            notes.AddRange(notes.Contains(note) ? [] : [note]);
        }

        return part;
    }

    /// <summary>The initializer, and its number where it is not the usual one; none where Keras takes its default.</summary>
    private static (string? Name, double? Number) Read(JsonElement? stored)
    {
        if (stored is not { } value)
        {
            return (null, null);
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Plain(value.GetString()!, null);
        }

        var config = KerasConfig.Of(value, "", out string className);
        return className.Split('>')[^1] switch
        {
            "VarianceScaling" => Scaled(config),
            "Constant" => Plain("Constant", config.Real("value")),
            "RandomNormal" or "TruncatedNormal" when config.Real("mean") == 0 => Plain(className, config.Real("stddev", 0.05)),
            "RandomUniform" when config.Real("minval", -0.05) == -config.Real("maxval", 0.05) => Plain(className, config.Real("maxval", 0.05)),
            "RandomNormal" or "TruncatedNormal" or "RandomUniform" => throw new UnsupportedKerasException($"{className} about another number than 0"),
            var name => Plain(name, config.Get("gain")?.GetDouble()),
        };
    }

    private static (string? Name, double? Number) Plain(string name, double? number)
    {
        string pascal = KerasText.Pascal(name), known = Renamed.GetValueOrDefault(pascal, pascal);
        return !Numbers.TryGetValue(known, out double? usual) ? throw new UnsupportedKerasException(name) : (known, number == usual ? null : number);
    }

    /// <summary>What Glorot's, He's and LeCun's are made of. Keras 2 before TensorFlow's called the truncated normal "normal" and scaled it otherwise.</summary>
    private static (string? Name, double? Number) Scaled(KerasConfig config)
    {
        string mode = config.Text("mode") ?? "fan_in", distribution = config.Text("distribution") ?? "truncated_normal";
        double scale = config.Real("scale", 1);
        string form = distribution switch { "uniform" => "Uniform", "truncated_normal" => "Normal", _ => throw new UnsupportedKerasException($"VarianceScaling of the distribution {distribution}") };
        return mode switch
        {
            "fan_avg" => Plain("Glorot" + form, scale),
            "fan_in" => Plain((scale == 2 ? "He" : "Lecun") + form, scale),
            _ => throw new UnsupportedKerasException($"VarianceScaling by {mode}"),
        };
    }
}
