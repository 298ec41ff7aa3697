using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds <c>[Budget]</c>, which stands on the class.</summary>
internal static class BudgetBinder
{
    public const string Name = "Budget";

    /// <summary>What it takes.</summary>
    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("MaxParameters", 0, 0), Argument.Integer("MaxArenaBytes", 0, 0), Argument.Real("MaxFlopsPerSample", 0, 0)];

    /// <summary>Null where the model has none.</summary>
    public static BoundBudget? Bind(ModelSpec spec, BindingReport report)
    {
        foreach (var node in spec.Nodes)
        {
            foreach (var misplaced in Of(spec.PartsOf(node)))
            {
                report.Add(new Finding(RuleIds.MisplacedPart, misplaced.Index, report.ModelName, $"[{Name}] stands on {node.Name}, but is for the whole model. Move it to the class."));
            }
        }

        var parts = Of(spec.ClassParts);
        foreach (var second in parts.Skip(1))
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, second.Index, report.ModelName, $"[{Name}] is a second budget. Remove one."));
        }

        return parts.Count == 0 ? null : Bind(parts[0], new ArgumentBinder(report).Bind(parts[0], Arguments, "[" + Name + "]"));
    }

    private static BoundBudget Bind(PartSpec part, Arguments arguments) => new(arguments.Int("MaxParameters"), arguments.Int("MaxArenaBytes"), arguments.Real("MaxFlopsPerSample"), part.Index);

    private static List<PartSpec> Of(IEnumerable<PartSpec> parts) => parts.Where(p => PartCatalogue.Known.Is(p, PartKind.Budget)).ToList();
}
