using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Declaration of one argument: its type, default and range, under the name of the attribute's property.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Default">Value when it is not written; null where a constructor demands it or where Keras says None.</param>
internal sealed record Argument(string Name, ArgumentKind Kind, object? Default)
{
    /// <summary>True for constructor arguments.</summary>
    public bool IsPositional { get; init; }

    /// <summary>True for a constructor argument that one of several constructors does without.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True for an argument that came after models were saved: at its default it has no part in their <c>ArchitectureHash</c>, so that their weights still load.</summary>
    public bool IsLater { get; init; }

    /// <summary>Says what is wrong with a value, as in "must be 1 or more"; null when nothing is.</summary>
    public Func<object, string?> Check { get; init; } = _ => null;

    /// <summary>Members of the enum, for choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static Argument Integer(string name, int? defaultValue, int min, int max = int.MaxValue) =>
        new(name, ArgumentKind.Integer, defaultValue) { IsPositional = defaultValue is null, Check = v => InRange((int)v, min, max) };

    /// <summary>Any number in the range of float, in which models compute, from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static Argument Real(string name, double? defaultValue, double min = double.MinValue, double max = double.MaxValue) =>
        new(name, ArgumentKind.Real, defaultValue) { IsPositional = defaultValue is null, Check = v => InRange((double)v, min, max) };

    /// <summary>A learning rate: 0, or a number that is neither 0 nor infinite in float, in which steps are taken.</summary>
    public static Argument Rate(string name, double defaultValue) => new(name, ArgumentKind.Real, defaultValue)
    {
        Check = v => NotRate((double)v),
    };

    /// <summary>Says what is wrong with a learning rate; null when nothing is.</summary>
    public static string? NotRate(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? "must be finite" : value < 0 ? "must be 0 or more" :
        value > float.MaxValue || (value > 0 && (float)value == 0) ? "must be 0, or in the range of float, 1.4E-45 to 3.4E+38" : null;

    /// <summary>A share: at least 0 and less than 1.</summary>
    public static Argument Share(string name, double? defaultValue) =>
        new(name, ArgumentKind.Real, defaultValue) { IsPositional = defaultValue is null, Check = v => (double)v is >= 0 and < 1 ? null : "must be at least 0 and less than 1" };

    /// <summary>A number in the range of float, for which NaN means Keras's default.</summary>
    public static Argument OptionalReal(string name, double defaultValue = double.NaN) =>
        new(name, ArgumentKind.Real, defaultValue) { Check = v => double.IsNaN((double)v) ? null : NotFloat((double)v) };

    public static Argument Flag(string name, bool defaultValue) => new(name, ArgumentKind.Flag, defaultValue);

    public static Argument Text(string name) => new(name, ArgumentKind.Text, null);

    public static Argument Texts(string name) => new(name, ArgumentKind.Texts, null);

    /// <summary>The class that a function is declared in, where it is not the model's.</summary>
    public static Argument Class(string name) => new(name, ArgumentKind.Type, null) { IsPositional = true, IsOptional = true };

    /// <summary>A name that a constructor demands.</summary>
    public static Argument RequiredText(string name) => new(name, ArgumentKind.Text, null) { IsPositional = true };

    /// <summary>What a function is called with.</summary>
    public static Argument Values(string name) => new(name, ArgumentKind.Values, null) { IsPositional = true };

    /// <summary>A list of regular expressions.</summary>
    public static Argument Patterns(string name) => new(name, ArgumentKind.Texts, null)
    {
        Check = v => ((EquatableArray<string>)v).Any(pattern => !IsPattern(pattern)) ? "must hold regular expressions" : null,
    };

    /// <summary>A list of finite numbers, each of which may be checked further.</summary>
    public static Argument Reals(string name, Func<double, string?>? check = null) => new(name, ArgumentKind.Reals, null)
    {
        Check = v => ((EquatableArray<double>)v).Select(n => double.IsNaN(n) || double.IsInfinity(n) ? "must hold finite numbers" : check?.Invoke(n)).FirstOrDefault(c => c is not null),
    };

    public static Argument Choice(string name, string? defaultValue, IReadOnlyList<string> choices) => new(name, ArgumentKind.Choice, defaultValue)
    {
        IsPositional = defaultValue is null,
        Choices = choices,
        Check = v => choices.Contains((string)v) ? null : "must be one of " + string.Join(", ", choices),
    };

    /// <summary>A written value as the type this argument is kept in; null when it is of another type.</summary>
    public object? Convert(object? written) => (Kind, written) switch
    {
        (ArgumentKind.Integer, int) or (ArgumentKind.Real, double) or (ArgumentKind.Flag, bool) or (ArgumentKind.Text or ArgumentKind.Type, string) => written,
        (ArgumentKind.Real, int number) => (double)number,
        (ArgumentKind.Choice, EnumMember member) => member.Name,
        (ArgumentKind.Integers, EquatableArray<int>) or (ArgumentKind.Reals, EquatableArray<double>) or (ArgumentKind.Texts, EquatableArray<string>) or (ArgumentKind.Values, EquatableArray<object>) => written,
        _ => null,
    };

    private static bool IsPattern(string pattern)
    {
        try
        {
            return new Regex(pattern) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? InRange(int value, int min, int max) =>
        value < min ? "must be " + Number(min) + " or more" : value > max ? "must be " + Number(max) + " or less" : null;

    private static string? InRange(double value, double min, double max) =>
        NotFloat(value) is { } complaint ? complaint : value < min ? "must be " + Number(min) + " or more" : value > max ? "must be " + Number(max) + " or less" : null;

    /// <summary>Says why a number is none in float; null when it is one.</summary>
    private static string? NotFloat(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? "must be finite" : Math.Abs(value) > float.MaxValue ? "must be in the range of float, up to 3.4E+38" : null;

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
