using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Checks of the nodes of a graph as they are declared.</summary>
internal static class NodeChecks
{
    public static void Check(ModelSpec spec, KnownParts known, BindingReport report)
    {
        if (known.Layers(spec.ClassParts).FirstOrDefault() is { } part)
        {
            report.Add(new Finding(RuleIds.MissingInput, part.Index, report.ModelName, $"[{part.Name}] stands on the class, but the layers of this model stand on its nodes. Move it to a node."));
            report.BreakSilently();
        }

        foreach (var node in spec.Nodes)
        {
            Check(spec, node, known, report);
        }

        if (!known.Layers(spec.Parts).Any(p => known.IsInput(p.Name)) && !report.IsIncomplete)
        {
            report.Add(new Finding(RuleIds.MissingInput, -1, report.ModelName, "no node is an input. Begin with one that has [Input(steps, features)]."));
            report.BreakSilently();
        }
    }

    private static void Check(ModelSpec spec, NodeSpec node, KnownParts known, BindingReport report)
    {
        int at = node.PartCount > 0 ? node.FirstPart : -1;
        if (!node.IsPartial || !node.IsPlain)
        {
            Break(report, RuleIds.UnsupportedDeclaration, at, $"the node '{node.Name}' has to be declared as 'private static partial LayerNode {node.Name} {{ get; }}'.");
        }

        if (ReservedNames.Nodes.Contains(node.Name))
        {
            Break(report, RuleIds.DuplicateOrReservedName, at, $"a node cannot be called '{node.Name}': attributes of the model use the name. Rename it.");
        }

        var parts = known.Layers(spec.PartsOf(node));
        if (parts.Count == 0 && spec.PartsOf(node).All(p => !p.IsBroken && known.KindOf(p.Name) != PartKind.Unknown))
        {
            Break(report, RuleIds.MissingInput, at, $"the node '{node.Name}' has no layer. Put one on it, as in [Dense(8, From = nameof(Source))].");
        }

        if (parts.Skip(1).FirstOrDefault(p => known.IsInput(p.Name)) is { } second)
        {
            Break(report, RuleIds.MissingInput, second.Index, $"[Input] does not come first on the node '{node.Name}'. Give it a node of its own.");
        }

        foreach (var part in parts.Skip(1).Where(p => p["From"] is string && !known.IsWrapper(parts[0].Name)))
        {
            Break(report, RuleIds.ArgumentOutOfRange, part.Index, $"From of [{part.Name}] stands behind other layers of the node '{node.Name}', whose list goes on from layer to layer. Give it a node of its own.");
        }
    }

    private static void Break(BindingReport report, string rule, int part, string sentence)
    {
        report.Add(new Finding(rule, part, report.ModelName, sentence));
        report.BreakSilently();
    }
}
