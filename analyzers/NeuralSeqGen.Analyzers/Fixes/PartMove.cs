using System.Linq;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>A part that goes to another declaration of the same model.</summary>
internal static class PartMove
{
    /// <param name="spec">The model.</param>
    /// <param name="part">Index of the part.</param>
    /// <param name="node">Name of the node behind whose parts it then stands; empty for the class.</param>
    public static ModelSpec Apply(ModelSpec spec, int part, string node)
    {
        var moved = spec.Parts[part];
        var onClass = spec.ClassParts.Where(p => p != moved).Concat(node.Length == 0 ? [moved] : Enumerable.Empty<PartSpec>()).ToList();
        var onNodes = spec.Nodes.Select(n => spec.PartsOf(n).Where(p => p != moved).Concat(n.Name == node ? [moved] : Enumerable.Empty<PartSpec>()).ToList()).ToList();
        return spec with
        {
            Parts = onClass.Concat(onNodes.SelectMany(parts => parts)).Select((p, index) => p with { Index = index }).ToEquatableArray(),
            Nodes = spec.Nodes.Select((n, i) => n with { FirstPart = onClass.Count + onNodes.Take(i).Sum(parts => parts.Count), PartCount = onNodes[i].Count }).ToEquatableArray(),
        };
    }
}
