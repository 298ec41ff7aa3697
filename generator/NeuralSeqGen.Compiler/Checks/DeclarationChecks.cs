using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of the class itself.</summary>
internal static class DeclarationChecks
{
    private const int Class = -1;

    public static void Check(ModelSpec spec, KnownParts known, BindingReport report)
    {
        if (Unsupported(spec) is { } reason)
        {
            report.Add(new Finding(RuleIds.UnsupportedDeclaration, Class, spec.Name, reason));
        }
        else if (!spec.IsPartial)
        {
            report.Add(new Finding(RuleIds.MustBePartial, Class, spec.Name));
        }
        else if (spec.MisfitConstructor is { } constructor)
        {
            report.Add(new Finding(RuleIds.UnsupportedDeclaration, Class, spec.Name, Misfit(constructor)));
        }

        if (spec.DeclarationsWithLayers > 1)
        {
            report.Add(new Finding(RuleIds.OneDeclaration, Class, spec.Name, spec.DeclarationsWithLayers.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            report.BreakSilently();
        }

        foreach (string member in spec.ReservedMembers)
        {
            string who = member == spec.TypeName ? "the class" : $"the member '{member}'";
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, Class, spec.Name, $"{who} has a name that the generated half of the class needs for a member. Rename it."));
        }

        CheckUnknownParts(spec, known, report);
    }

    private static string? Unsupported(ModelSpec spec) =>
        spec.IsRecord ? "a model cannot be a record. Make it a class." :
        spec.IsStatic ? "a model cannot be static: it is created with its weights. Remove 'static'." :
        spec.IsAbstract ? "a model cannot be abstract. Remove 'abstract'." :
        spec.IsGeneric ? "a model cannot be generic: its extents are constants. Remove the type parameters." :
        spec.IsFileLocal ? "a model cannot be local to its file: its other half is in a generated file. Remove 'file'." :
        spec.IsNested ? $"a model cannot be nested in '{spec.ContainingTypes[spec.ContainingTypes.Count - 1]}'. Move it to a namespace." : null;

    private static string Misfit(ConstructorSpec constructor) => constructor.Kind switch
    {
        ConstructorKind.Primary => $"the primary constructor {constructor.Text} leaves no place for the generated one, {Generated(constructor)}, which makes the weights. Declare it in the class and let it begin with that: {constructor.Text} : this(seed: 0).",
        ConstructorKind.Generated => $"the constructor {constructor.Text} has the parameters of the generated one, {Generated(constructor)}, which makes the weights. Remove it, or give it other parameters and ': this(seed: 0)' behind them.",
        _ => $"the constructor {constructor.Text} does not begin with the generated one, {Generated(constructor)}, which makes the weights. Write {constructor.Text} : this(seed: 0).",
    };

    private static string Generated(ConstructorSpec constructor) => constructor.Text.Substring(0, constructor.Text.IndexOf('(')) + "(long seed = 0)";

    private static void CheckUnknownParts(ModelSpec spec, KnownParts known, BindingReport report)
    {
        if (spec.IsBroken)
        {
            report.Leave(new ReportedElsewhere(Class));
        }

        foreach (var part in spec.Parts)
        {
            if (part.IsBroken)
            {
                report.Leave(new ReportedElsewhere(part.Index));
            }
            else if (known.KindOf(part.Name) == PartKind.Unknown)
            {
                report.Add(new Finding(RuleIds.UnsupportedDeclaration, part.Index, spec.Name, Unknown(part)));
                report.BreakByUnknownPart();
            }
        }
    }

    private static string Unknown(PartSpec part) => part.ForeignBase is { } foreignBase
        ? $"[{part.Name.Replace("global::", "")}] derives from {foreignBase}, which is for the parts of NeuralSeqGen only, so it would be left out. Remove it, or use a part of NeuralSeqGen."
        : $"[{part.Name}] is no part that this version of the compiler knows. Remove it.";
}
