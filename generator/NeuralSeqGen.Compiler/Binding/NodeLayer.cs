using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>A layer of a graph before it is bound.</summary>
/// <param name="Node">The node it stands on.</param>
/// <param name="Parts">Its wrappers, outermost first, and its part.</param>
/// <param name="Previous">The layer before it on the node; null for the first.</param>
internal sealed record NodeLayer(NodeSpec Node, IReadOnlyList<PartSpec> Parts, NodeLayer? Previous)
{
    /// <summary>The part behind its wrappers; of several that are wrapped together the first that names nodes, else the last.</summary>
    public PartSpec Inner { get; } = Parts.FirstOrDefault(p => p["From"] is string || p["InitialState"] is not null) ?? Parts[Parts.Count - 1];

    public Layer Layer => LayerCatalogue.Find(Inner.Name)!;

    public bool IsInput => Layer.IsInput;

    /// <summary>Names of the nodes it reads, inputs first; null for the layer before it.</summary>
    public IEnumerable<string?> Reads()
    {
        if (IsInput)
        {
            yield break;
        }

        foreach (string? source in Layer.Sources(Inner))
        {
            yield return source;
        }

        foreach (string name in Layer.References(Inner))
        {
            yield return name;
        }
    }
}
