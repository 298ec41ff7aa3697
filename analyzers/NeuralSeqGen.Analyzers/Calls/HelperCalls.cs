using System.Linq;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Calls of <c>Sequences</c> that make one array of another, as C# text; null where there is no such helper, or the array is unknown.</summary>
internal static class HelperCalls
{
    /// <summary>An array of the same axes with elements of another type.</summary>
    public static string? Converted(ArgumentForm form, string? text, bool toInteger) => toInteger ? ToInt32(form, text) : ToSingle(form, text);

    /// <summary>The index of the largest of the last axis.</summary>
    public static string? ArgMax(ArgumentForm form, string? text) => form.Axes is 2 or 3 && ToSingle(form, text) is { } single ? $"Sequences.ArgMax({single})" : null;

    /// <summary>A row of <paramref name="classes"/> numbers for each label.</summary>
    public static string? ToCategorical(ArgumentForm form, string? text, string classes) => form.Axes is 1 or 2 && ToInt32(form, text) is { } labels ? $"Sequences.ToCategorical({labels}, {classes})" : null;

    /// <summary>One axis more, of extent 1.</summary>
    public static string? AddFeatureAxis(ArgumentForm form, string? text) => form.Axes is 1 or 2 && ToSingle(form, text) is { } single ? $"Sequences.AddFeatureAxis({single})" : null;

    /// <summary>One array of several.</summary>
    public static string? OneArray(CallPort port, ArgumentForm form, string? text)
    {
        string levels = string.Join(",", form.Levels);
        bool isReal = form.IsSingle && !port.Port.IsInteger, isWhole = form.IsInt32 && port.Port.IsInteger;
        return text is null || form.Lists > 1 || form.Axes != port.Axes ? null : levels switch
        {
            "1" when isReal || isWhole => $"[.. {text}]",
            "1,2" or "1,1,1" when isReal && port.HasSteps => Pad(port, text),
            "1,1" when isWhole && port.HasSteps => Pad(port, text),
            "1,2" or "1,1,1" or "1,1" when isReal => $"Sequences.Stack({text})",
            "1,1" when isWhole => $"Sequences.Stack({text})",
            _ => null,
        };
    }

    private static string Pad(CallPort port, string text) => $"Sequences.Pad({text}, {port.Port.Shape.First().ToString(System.Globalization.CultureInfo.InvariantCulture)})";

    private static string? ToSingle(ArgumentForm form, string? text) => !form.IsOneArray ? null : form.Element switch
    {
        SpecialType.System_Single => text,
        SpecialType.System_Double or SpecialType.System_Int32 when form.Axes <= 4 && text is not null => $"Sequences.ToSingle({text})",
        SpecialType.System_Boolean when form.Axes <= 2 && text is not null => $"Sequences.ToSingle({text})",
        SpecialType.System_Int64 when form.Axes <= 2 && text is not null => $"Sequences.ToSingle(Sequences.ToInt32({text}))",
        _ => null,
    };

    private static string? ToInt32(ArgumentForm form, string? text) => !form.IsOneArray ? null : form.Element switch
    {
        SpecialType.System_Int32 => text,
        SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double when form.Axes <= 2 && text is not null => $"Sequences.ToInt32({text})",
        _ => null,
    };
}
