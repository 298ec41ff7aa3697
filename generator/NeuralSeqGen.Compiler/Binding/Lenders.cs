using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Finds the layer whose weights another one uses in a way of its own.</summary>
internal static class Lenders
{
    /// <summary>In a list: the one before it, by its name where it says one.</summary>
    /// <param name="part">What uses the weights.</param>
    /// <param name="before">The layers in front of it.</param>
    /// <param name="report">Where it is said that there is none, or more than one.</param>
    public static BoundLayer? InList(PartSpec part, IEnumerable<BoundLayer> before, BindingReport report)
    {
        var all = before.Where(layer => layer.Layer.LendsWeights && layer.Shared is null).ToList();
        string? name = part["Layer"] as string;
        var found = name is null ? all : all.Where(layer => layer.Name == name).ToList();
        return Only(found, part, report, name is null
            ? all.Count == 0 ? $"[{part.Name}] needs a [ReversibleEmbedding] in front of it, and there is none. Write one in place of [Embedding]." : $"[{part.Name}] does not say which of {Naming.Count(all.Count)} embeddings it uses. Give that one a Name, and write [{part.Name}(\"the name\")]."
            : $"[{part.Name}(\"{name}\")] uses the table of a layer in front of it, but no [ReversibleEmbedding] there has that name. In a list it is the Name of the layer.");
    }

    /// <summary>In a graph: the one on the node that it names.</summary>
    /// <param name="part">What uses the weights.</param>
    /// <param name="place">Name of its node.</param>
    /// <param name="node">The layers of the node that it names.</param>
    /// <param name="report">Where it is said that there is none, or more than one.</param>
    public static BoundLayer? OnNode(PartSpec part, string place, IEnumerable<BoundLayer> node, BindingReport report) =>
        Only(node.Where(layer => layer.Layer.LendsWeights).Select(layer => layer.Shared ?? layer).ToList(), part, report, part["Layer"] is string name
            ? $"[{part.Name}(nameof({name}))] of {place} uses the table of one [ReversibleEmbedding], but {name} has none, or several. Name a node with one."
            : $"[{part.Name}] of {place} does not say whose table it uses. Name the node of a [ReversibleEmbedding], as in [{part.Name}(nameof(Tokens))].");

    private static BoundLayer? Only(IReadOnlyList<BoundLayer> found, PartSpec part, BindingReport report, string sentence)
    {
        if (found.Count != 1)
        {
            report.Break(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, sentence));
        }

        return found.Count == 1 ? found[0] : null;
    }
}
