using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>What stands in a layer's config and is an object of Keras itself: initializers, regularizers, constraints, activations.</summary>
internal static class KerasParts
{
    private const double DefaultSpread = 0.05;

    /// <summary>The weight's initializer with its one number.</summary>
    public static string Initializer(Arguments a, string role)
    {
        string name = a.Choice(role + "Initializer");
        double value = a.Real(role + "InitializerValue");
        bool isDefault = double.IsNaN(value);
        double spread = isDefault ? DefaultSpread : value;
        return name switch
        {
            "Zeros" or "Ones" => Part("initializers", name),
            "Constant" => Part("initializers", name, ("value", isDefault ? 0.0 : value)),
            "RandomNormal" or "TruncatedNormal" => Part("initializers", name, ("seed", null), ("mean", 0.0), ("stddev", spread)),
            "RandomUniform" => Part("initializers", name, ("seed", null), ("minval", -spread), ("maxval", spread)),
            "Orthogonal" => Part("initializers", name, ("seed", null), ("gain", isDefault ? 1.0 : value)),
            "Identity" => isDefault ? Part("initializers", name) : Part("initializers", name, ("gain", value)),
            _ => isDefault ? Part("initializers", name, ("seed", null), ("input_axes", null), ("output_axes", null)) : Scaled(name, value),
        };
    }

    /// <summary>L1 and L2, or the orthogonal one; both at once Keras has not.</summary>
    public static string Regularizer(Arguments a, string role)
    {
        double l1 = a.Real(role + "L1"), l2 = a.Real(role + "L2");
        double rows = Factor("Orthogonal"), columns = Factor("OrthogonalColumns");
        string own = (l1, l2) switch
        {
            (0, 0) => "null",
            (_, 0) => Part("regularizers", "L1", ("l1", l1)),
            (0, _) => Part("regularizers", "L2", ("l2", l2)),
            _ => Part("regularizers", "L1L2", ("l1", l1), ("l2", l2)),
        };
        return (rows, columns) switch
        {
            (0, 0) => own,
            _ when own != "null" || (rows != 0 && columns != 0) => Ours("SumOfRegularizers", ("l1", l1), ("l2", l2), ("rows", rows), ("columns", columns)),
            _ => Part("regularizers", "OrthogonalRegularizer", ("factor", rows + columns), ("mode", rows != 0 ? "rows" : "columns")),
        };

        double Factor(string name) => a.Has(role + name) ? a.Real(role + name) : 0;
    }

    public static string Constraint(Arguments a, string role)
    {
        double value = a.Real(role + "ConstraintValue");
        return a.Choice(role + "Constraint") switch
        {
            "NonNegative" => Part("constraints", "NonNeg"),
            "UnitNorm" => Part("constraints", "UnitNorm", ("axis", 0)),
            "MaxNorm" => Part("constraints", "MaxNorm", ("max_value", double.IsNaN(value) ? 2.0 : value), ("axis", 0)),
            "MinMaxNorm" => Part("constraints", "MinMaxNorm", ("min_value", a.Real(role + "ConstraintMin")), ("max_value", double.IsNaN(value) ? 1.0 : value), ("rate", a.Real(role + "ConstraintRate")), ("axis", 0)),
            _ => "null",
        };
    }

    /// <summary>An activation by Keras 3's name; the hard sigmoid of Keras 2 has none there.</summary>
    public static string Activation(string name) => name == "ClassicHardSigmoid" ? Ours("classic_hard_sigmoid") : KerasJson.Value(Naming.Snake(name));

    public static string DtypePolicy => KerasJson.Object([("module", "\"keras\""), ("class_name", "\"DTypePolicy\""), ("config", "{\"name\": \"float32\"}"), ("registered_name", "null")]);

    private static string Scaled(string name, double scale) => Part(
        "initializers", "VarianceScaling", ("scale", scale), ("mode", name.StartsWith("Glorot", System.StringComparison.Ordinal) ? "fan_avg" : "fan_in"),
        ("distribution", name.EndsWith("Uniform", System.StringComparison.Ordinal) ? "uniform" : "truncated_normal"), ("seed", null));

    private static string Part(string module, string name, params (string Key, object? Value)[] config) => Of("keras." + module, name, config);

    private static string Ours(string name, params (string Key, object? Value)[] config) => Of(KerasClass.Ours, name, config);

    private static string Of(string module, string name, (string Key, object? Value)[] config) => KerasJson.Object(
        [("module", KerasJson.Value(module)), ("class_name", KerasJson.Value(name)), ("config", KerasJson.Value(config)), ("registered_name", "null")]);
}
