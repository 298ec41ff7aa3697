using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of a list of layers as a whole: one input, which comes first, and a layer behind it.</summary>
internal static class StackChecks
{
    /// <param name="stack">The layers of the list, wrappers and inputs among them.</param>
    /// <param name="input">The first input.</param>
    /// <param name="display">How messages quote it.</param>
    /// <param name="known">What parts are.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void Check(IReadOnlyList<PartSpec> stack, PartSpec input, string display, KnownParts known, BindingReport report)
    {
        if (stack[0] is var first && first != input)
        {
            report.Add(new Finding(RuleIds.MissingInput, first.Index, report.ModelName, $"[{first.Name}] stands before [{display}]. The input comes first."));
            report.BreakSilently();
        }

        if (stack.Where(p => known.IsInput(p.Name)).Skip(1).FirstOrDefault() is { } second)
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, second.Index, report.ModelName, "a list of layers has one input, but this is the second. Several inputs stand on nodes, one property each, as in '[Input(8)] private static partial LayerNode Source { get; }': the layers then name what they read. For one input, remove the other."));
        }

        if (stack.All(p => known.IsInput(p.Name)) && !report.IsChainBroken)
        {
            report.Add(new Finding(RuleIds.MissingInput, input.Index, report.ModelName, "no layer follows [Input]. Add one, as in [Dense(8)]."));
        }
    }
}
