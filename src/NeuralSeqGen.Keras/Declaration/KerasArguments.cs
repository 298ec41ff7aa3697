using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Arguments that many layers share.</summary>
internal static class KerasArguments
{
    /// <summary>Activations by the keys that hold them.</summary>
    public static KerasPart Activations(this KerasPart part, params string[] keys)
    {
        foreach (string key in keys)
        {
            if (part.Config.Text(key) is { } name)
            {
                part.Put(KerasText.Pascal(key), Activation(part, name));
            }
        }

        return part;
    }

    /// <summary>An activation as the enum's member.</summary>
    public static string Activation(KerasPart part, string name) =>
        "Activation." + (name == "hard_sigmoid" && part.Dialect.IsClassic ? "ClassicHardSigmoid" : KerasText.Pascal(name));

    /// <summary>Regularizers and constraints of weights, such as kernel and bias.</summary>
    public static KerasPart Roles(this KerasPart part, params string[] roles)
    {
        foreach (string role in roles)
        {
            Regularizer(part, role);
            Constraint(part, role);
        }

        return part;
    }

    /// <summary>An axis that ours is the last of, where Keras may count from either side.</summary>
    public static KerasPart LastAxis(this KerasPart part, string key = "axis")
    {
        if (part.Config.Get(key) is { } value && !(IsNumber(value) && KerasText.Single(value).GetInt32() is var axis && (axis == -1 || axis == part.Rank - 1)))
        {
            part.Put("Axis", KerasText.Literal(value));
        }

        return part;
    }

    /// <summary>A list of axes, which Keras may write as one number; left out where it is the last one.</summary>
    public static KerasPart Axes(this KerasPart part, string key = "axis")
    {
        if (part.Config.Get(key) is { } value && !(value.ValueKind == JsonValueKind.Number && value.GetInt32() == -1))
        {
            part.Put("Axis", value.ValueKind == JsonValueKind.Array ? KerasText.Literal(value) : $"new[] {{ {KerasText.Literal(value)} }}");
        }

        return part;
    }

    /// <summary>A constructor argument that only training uses.</summary>
    public static KerasPart Rate(this KerasPart part, string key)
    {
        double rate = part.Config.Real(key);
        part.Attribute.Add(KerasText.Number(part.Dialect.HasNoise ? rate : 0));
        return part;
    }

    /// <summary>Properties that only training uses.</summary>
    public static KerasPart Rates(this KerasPart part, params string[] keys)
    {
        foreach (string key in keys)
        {
            double rate = part.Config.Real(key);
            part.Put(KerasText.Pascal(key), KerasText.Number(part.Dialect.HasNoise ? rate : 0));
        }

        return part;
    }

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1);

    private static void Regularizer(KerasPart part, string role)
    {
        if (part.Config.Object(role + "_regularizer", out string className) is not { } regularizer)
        {
            return;
        }

        if (className == "OrthogonalRegularizer")
        {
            string property = KerasText.Pascal(role) + (regularizer.Text("mode") == "columns" ? "OrthogonalColumns" : "Orthogonal");
            double factor = regularizer.Real("factor");
            regularizer.DemandNothingElse();
            _ = part.Dialect.HasPenalties ? part.Put(property, KerasText.Number(factor)) : part;
            return;
        }

        double l1 = regularizer.Real("l1"), l2 = regularizer.Real("l2");
        if (className is not ("L1" or "L2" or "L1L2"))
        {
            throw new UnsupportedKerasException($"{part.Config.Owner}: {role}_regularizer {className}");
        }

        regularizer.DemandNothingElse();
        if (part.Dialect.HasPenalties)
        {
            part.Put(KerasText.Pascal(role) + "L1", KerasText.Number(l1)).Put(KerasText.Pascal(role) + "L2", KerasText.Number(l2));
        }
    }

    private static void Constraint(KerasPart part, string role)
    {
        if (part.Config.Object(role + "_constraint", out string className) is not { } constraint)
        {
            return;
        }

        string property = KerasText.Pascal(role) + "Constraint";
        part.Put(property, $"Constraint.{(className == "NonNeg" ? "NonNegative" : className)}");
        constraint.Demand("axis", "0", "[0]");
        if (className is "MaxNorm" or "MinMaxNorm")
        {
            part.Put(property + "Value", KerasText.Number(constraint.Real("max_value", className == "MaxNorm" ? 2 : 1)));
        }

        if (className == "MinMaxNorm")
        {
            part.Put(property + "Min", KerasText.Number(constraint.Real("min_value"))).Put(property + "Rate", KerasText.Number(constraint.Real("rate", 1)));
        }

        constraint.DemandNothingElse();
    }
}
