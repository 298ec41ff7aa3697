using System.Text.RegularExpressions;
using NeuralSeqGen.Keras.Declaration;

namespace NeuralSeqGen.Conformance;

/// <summary>Pieces of functions that many parts share.</summary>
internal static partial class FunctionText
{
    /// <summary>An activation of a value; the property names it.</summary>
    public static string Activated(KerasAttribute part, string property, string absent, string value) => Activated(part.Get(property) ?? "Activation." + absent, value);

    /// <param name="activation">Such as <c>Activation.Tanh</c>.</param>
    /// <param name="value">What it is of.</param>
    public static string Activated(string activation, string value) => activation["Activation.".Length..] is var name && name == "Swish" ? $"Silu({value})" : $"{name}({value})";

    /// <summary>A parameter that is a weight, with the penalties and constraints of its role.</summary>
    public static string Weight(KerasAttribute part, string name, string role, string extents) =>
        $"[Weight({string.Join(", ", OfRole(part, role).Select(a => $"{a.Property[role.Length..]} = {a.Value}").Prepend(extents))})] Tensor {name}";

    /// <summary>Properties that say something of the weights of these roles.</summary>
    public static IEnumerable<string> Said(KerasAttribute part, params string[] roles) => roles.SelectMany(role => OfRole(part, role)).Select(a => a.Property);

    public static bool IsOn(KerasAttribute part, string property, bool absent) => part.Get(property) is { } value ? value == "true" : absent;

    /// <summary>The numbers of a list of axes that counts the batch, as axes of a sample.</summary>
    public static IEnumerable<int> Axes(string? list) =>
        list is null ? [-1] : Whole().Matches(list).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).Select(axis => axis < 0 ? axis : axis - 1);

    private static IEnumerable<(string Property, string Value)> OfRole(KerasAttribute part, string role) =>
        part.Named.Where(a => a.Property.StartsWith(role, StringComparison.Ordinal) && a.Property[role.Length..] is not ("" or "Activation" or "Dropout"));

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Whole();
}
