using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of arguments that name nodes, such as <c>From</c> and <c>InitialState</c>, in a model that is one list and has no nodes; and what is said of a name that is no node's.</summary>
internal static class ReferenceChecks
{
    private const string From = "From";

    /// <param name="part">A layer.</param>
    /// <param name="sources">Nodes that it reads, by name.</param>
    /// <param name="references">Nodes that it needs besides.</param>
    /// <param name="display">How messages quote it.</param>
    /// <param name="stack">The list.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void Check(PartSpec part, IEnumerable<string> sources, IEnumerable<string> references, string display, IReadOnlyList<PartSpec> stack, BindingReport report)
    {
        foreach (string name in sources)
        {
            Report(part, name, $"{Argument(part.Arguments, name)} of {display}", stack, report);
        }

        foreach (string name in references)
        {
            Report(part, name, $"{Argument(part.Arguments.Where(a => a.Name != From), name)} of {display}", stack, report);
        }
    }

    /// <summary>The finding for a name that is no node's.</summary>
    /// <param name="part">Where it stands.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="place">What names it.</param>
    /// <param name="name">The name.</param>
    /// <param name="isList">Whether the model is one list, which has no nodes.</param>
    public static Finding Unknown(PartSpec part, string model, string place, string name, bool isList) => new(RuleIds.UnknownNode, part.Index, model, place, name,
        isList ? "In a model that is one list the layers follow one another: leave the argument out, or declare nodes." : "Name a node with nameof.");

    private static string Argument(IEnumerable<ArgumentSpec> arguments, string node) =>
        arguments.FirstOrDefault(a => a.Value is EquatableArray<string> nodes ? nodes.Contains(node) : a.Value as string == node)?.Name ?? From;

    private static void Report(PartSpec part, string name, string argument, IReadOnlyList<PartSpec> stack, BindingReport report)
    {
        bool isLater = stack.Any(p => p.Index >= part.Index && p["Name"] as string == name);
        report.Add(isLater ? new Finding(RuleIds.Cycle, part.Index, report.ModelName, argument, name) : Unknown(part, report.ModelName, argument, name, isList: true));
        report.BreakSilently();
    }
}
