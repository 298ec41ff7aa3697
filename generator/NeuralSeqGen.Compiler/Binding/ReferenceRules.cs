using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Rules on arguments that name nodes: <c>From</c> and <c>InitialState</c>.</summary>
internal static class ReferenceRules
{
    public static void Check(PartSpec part, IReadOnlyList<PartSpec> stack, BindingReport report, int index)
    {
        if (part["From"] is string from)
        {
            Check("From", from, part, stack, report, index);
        }

        foreach (string state in part["InitialState"] as EquatableArray<string> ?? EquatableArray<string>.Empty)
        {
            Check("InitialState", state, part, stack, report, index);
        }
    }

    private static void Check(string argument, string name, PartSpec part, IReadOnlyList<PartSpec> stack, BindingReport report, int index)
    {
        string display = $"{argument} of [{ArgumentBinder.Display(part, LayerCatalogue.Find(part.Name)!.AllArguments)}] #{index.ToString(CultureInfo.InvariantCulture)}";
        string rule = stack.Any(p => p.Index >= part.Index && p["Name"] as string == name) ? RuleIds.Cycle : RuleIds.UnknownNode;
        report.Add(new Finding(rule, part.Index, report.ModelName, display, name));
        report.BreakSilently(reportedByCompiler: false);
    }
}
