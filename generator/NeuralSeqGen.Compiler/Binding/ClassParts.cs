using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Attributes of the whole model, which stand on the class, once each.</summary>
internal static class ClassParts
{
    /// <summary>The one of a kind; null where the model has none. Those that stand on nodes, and a second one, are reported.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="kind">What it declares.</param>
    /// <param name="name">Its name.</param>
    /// <param name="what">The same in words, for a second one.</param>
    /// <param name="report">Where mistakes go.</param>
    public static PartSpec? Find(ModelSpec spec, PartKind kind, string name, string what, BindingReport report)
    {
        foreach (var node in spec.Nodes)
        {
            foreach (var misplaced in Of(spec.PartsOf(node), kind))
            {
                report.Add(new Finding(RuleIds.MisplacedPart, misplaced.Index, report.ModelName, $"[{name}] stands on {node.Name}, but is for the whole model. Move it to the class."));
            }
        }

        var parts = Of(spec.ClassParts, kind);
        foreach (var second in parts.Skip(1))
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, second.Index, report.ModelName, $"[{name}] is a second {what}. Remove one."));
        }

        return parts.FirstOrDefault();
    }

    private static List<PartSpec> Of(IEnumerable<PartSpec> parts, PartKind kind) => parts.Where(p => PartCatalogue.Known.Is(p, kind)).ToList();
}
