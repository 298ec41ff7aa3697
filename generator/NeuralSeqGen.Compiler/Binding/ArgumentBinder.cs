using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Fills in defaults and checks ranges. What is out of range is reported and replaced by something harmless.</summary>
internal sealed class ArgumentBinder(BindingReport report)
{
    public Arguments Bind(PartSpec part, IEnumerable<Argument> declarations, string display)
    {
        var values = new Dictionary<string, object?>();
        var written = new List<string>();
        foreach (var declaration in declarations)
        {
            values[declaration.Name] = Value(part, declaration, display);
            if (part.Arguments.Any(a => a.Name == declaration.Name))
            {
                written.Add(declaration.Name);
            }
        }

        return new(values, written);
    }

    /// <summary>How messages quote a part: its constructor arguments only.</summary>
    public static string Display(PartSpec part, IEnumerable<Argument> declarations)
    {
        var positional = declarations.Where(d => d.IsPositional).Select(d => Positional(d, part[d.Name])).Where(text => text.Length > 0).ToList();
        return part.Name + (part.SubModel is { } model ? "<" + model.TypeName + ">" : "") + (positional.Count > 0 ? "(" + string.Join(", ", positional) + ")" : "");
    }

    /// <summary>A constructor argument; texts among them name nodes, and are written with nameof.</summary>
    private static string Positional(Argument declaration, object? value) => value switch
    {
        string type when declaration.Kind == ArgumentKind.Type => "typeof(" + type + ")",
        string node => "nameof(" + node + ")",
        EquatableArray<object> { Count: 0 } => "",
        EquatableArray<object> given => string.Join(", ", given.Select(item => item is string node ? "nameof(" + node + ")" : Text(declaration, item))),
        EquatableArray<string> nodes => string.Join(", ", nodes.Select(node => "nameof(" + node + ")")),
        _ => Text(declaration, value),
    };

    private object? Value(PartSpec part, Argument declaration, string display)
    {
        if (part[declaration.Name] is not { } raw)
        {
            return Missing(part, declaration, display);
        }

        if (declaration.Convert(raw) is not { } value)
        {
            return Refused(part, $"{declaration.Name} of {display} is of a type that this version of the compiler does not know. Use the library of the same version.", declaration);
        }

        if (declaration.Check(value) is not { } complaint)
        {
            return value;
        }

        report.Add(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, $"{declaration.Name} of {display} {complaint}, but is {Text(declaration, raw)}."));
        report.BreakSilently();
        return Fallback(declaration);
    }

    /// <summary>A constructor demands a value; that it is there is the C# compiler's to say, that it is null is ours.</summary>
    private object? Missing(PartSpec part, Argument declaration, string display) =>
        declaration is { IsPositional: true, IsOptional: false } ? Refused(part, $"{declaration.Name} of {display} is null. Write a value.", declaration) : declaration.Default;

    private object? Refused(PartSpec part, string sentence, Argument declaration)
    {
        report.Break(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, sentence));
        return Fallback(declaration);
    }

    private static object? Fallback(Argument declaration) => declaration.Default ?? declaration.Kind switch
    {
        ArgumentKind.Integer => 1,
        ArgumentKind.Real => 0.0,
        ArgumentKind.Flag => false,
        ArgumentKind.Choice => declaration.Choices[0],
        ArgumentKind.Integers => new EquatableArray<int>([1]),
        _ => null,
    };

    private static string Text(Argument declaration, object? value) => value switch
    {
        null => "",
        EnumMember member => (declaration.Name.EndsWith("Activation", StringComparison.Ordinal) ? "Activation." : "") + member.Name,
        EquatableArray<int> extents => string.Join(", ", extents.Select(e => e.ToString(CultureInfo.InvariantCulture))),
        EquatableArray<double> numbers => string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))),
        EquatableArray<string> names => string.Join(", ", names.Select(name => $"\"{name}\"")),
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
