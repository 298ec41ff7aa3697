using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Rules on arguments that name nodes, such as <c>From</c> and <c>InitialState</c>, in a model that is one list and has no nodes.</summary>
internal static class ReferenceRules
{
    public static void Check(PartSpec part, IReadOnlyList<PartSpec> stack, BindingReport report, int index)
    {
        var layer = LayerCatalogue.Find(part.Name)!;
        foreach (string name in layer.Sources(part).OfType<string>())
        {
            Check(Argument(part, name), name, part, stack, report, index);
        }

        foreach (string name in layer.References(part))
        {
            Check("InitialState", name, part, stack, report, index);
        }
    }

    private static string Argument(PartSpec part, string name) => part.Arguments.FirstOrDefault(a => a.Value as string == name)?.Name ?? "From";

    private static void Check(string argument, string name, PartSpec part, IReadOnlyList<PartSpec> stack, BindingReport report, int index)
    {
        string display = $"{argument} of [{ArgumentBinder.Display(part, LayerCatalogue.Find(part.Name)!.AllArguments)}] #{index.ToString(CultureInfo.InvariantCulture)}";
        string rule = stack.Any(p => p.Index >= part.Index && p["Name"] as string == name) ? RuleIds.Cycle : RuleIds.UnknownNode;
        report.Add(new Finding(rule, part.Index, report.ModelName, display, name));
        report.BreakSilently(reportedByCompiler: false);
    }
}
