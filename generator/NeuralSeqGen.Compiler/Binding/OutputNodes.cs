using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Which nodes of a graph are its outputs.</summary>
internal static class OutputNodes
{
    /// <summary>Those marked with [Output] or with a loss, in the order of the text; where there are none, those that no other node reads.</summary>
    public static IReadOnlyList<NodeSpec> Of(ModelSpec spec)
    {
        var marked = spec.Nodes.Where(n => IsMarked(spec, n)).ToList();
        return marked.Count > 0 ? marked : Unread(spec);
    }

    public static bool IsMarked(ModelSpec spec, NodeSpec node) => spec.PartsOf(node).Any(p => PartCatalogue.KindOf(p.Name) is PartKind.Output or PartKind.Loss);

    /// <summary>The nodes with layers that no other node reads.</summary>
    public static IReadOnlyList<NodeSpec> Unread(ModelSpec spec)
    {
        var read = new HashSet<string>(spec.Nodes.SelectMany(node => Names(spec, node)));
        return spec.Nodes.Where(n => !read.Contains(n.Name) && WrappedLayers.Layers(spec.PartsOf(n)).Count > 0).ToList();
    }

    private static IEnumerable<string> Names(ModelSpec spec, NodeSpec node) =>
        from part in WrappedLayers.Layers(spec.PartsOf(node))
        let layer = LayerCatalogue.Find(part.Name)!
        from name in layer.Sources(part).OfType<string>().Concat(layer.References(part))
        select name;
}
