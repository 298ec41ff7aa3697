using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of the outputs of a graph, and on what stands at them.</summary>
internal static class OutputChecks
{
    /// <param name="spec">A graph.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="unread">The nodes that no other node reads.</param>
    /// <param name="known">Of its parts.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void Check(ModelSpec spec, IReadOnlyList<NodeSpec> outputs, IReadOnlyList<NodeSpec> unread, KnownParts known, BindingReport report)
    {
        if (report.IsChainBroken)
        {
            return;
        }

        if (outputs.Count > 1 && !outputs.SelectMany(spec.PartsOf).Any(p => known.KindOf(p.Name) is PartKind.Output or PartKind.Loss))
        {
            report.Add(new Finding(RuleIds.MissingOutput, -1, report.ModelName, string.Join(", ", outputs.Select(n => n.Name))));
            return;
        }

        foreach (var node in unread.Where(n => !outputs.Contains(n)))
        {
            report.Add(new Finding(RuleIds.UnusedNode, node.FirstPart, report.ModelName, node.Name));
        }

        CheckNames(outputs, report);
        CheckPlaces(spec, outputs, known, report);
    }

    /// <summary>Losses and metrics are logged under names in which case does not count.</summary>
    private static void CheckNames(IReadOnlyList<NodeSpec> outputs, BindingReport report)
    {
        foreach (var same in outputs.GroupBy(n => Naming.Snake(n.Name)).Where(g => g.Count() > 1))
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, same.Last().FirstPart, report.ModelName, $"the outputs {string.Join(" and ", same.Select(n => n.Name))} would both be logged as '{same.Key}'. Rename one."));
        }
    }

    private static void CheckPlaces(ModelSpec spec, IReadOnlyList<NodeSpec> outputs, KnownParts known, BindingReport report)
    {
        foreach (var part in outputs.Count > 1 ? spec.ClassParts.Where(p => IsOfAnOutput(p, known)) : [])
        {
            Misplaced(part, $"stands on the class, but the model has {outputs.Count.ToString(CultureInfo.InvariantCulture)} outputs: {string.Join(", ", outputs.Select(n => n.Name))}. Move it to the one it belongs to.");
        }

        foreach (var node in spec.Nodes)
        {
            bool isOutput = outputs.Contains(node);
            foreach (var part in spec.PartsOf(node).Where(p => IsOfTheModel(p, known) ? outputs.Count > 1 || !isOutput : IsOfAnOutput(p, known) && !isOutput))
            {
                Misplaced(part, IsOfTheModel(part, known) ? $"stands on {node.Name}, but is for the whole model. Move it to the class." : $"stands on {node.Name}, which is no output. Move it to an output, or mark this node with [Output].");
            }
        }

        void Misplaced(PartSpec part, string sentence) => report.Add(new Finding(RuleIds.MisplacedPart, part.Index, report.ModelName, $"[{part.Name}] {sentence}"));
    }

    private static bool IsOfAnOutput(PartSpec part, KnownParts known) => known.Is(part, PartKind.Loss) || known.Is(part, PartKind.Metric);

    private static bool IsOfTheModel(PartSpec part, KnownParts known) => known.Is(part, PartKind.Optimizer) || known.Is(part, PartKind.LearningRateSchedule);
}
