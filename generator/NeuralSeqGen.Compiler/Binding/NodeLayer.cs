using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>A layer of a graph before it is bound.</summary>
/// <param name="Node">The node it stands on.</param>
/// <param name="Parts">Its wrappers, outermost first, and its part; several with wrappers in front where they are wrapped together.</param>
/// <param name="Previous">The layer before it on the node; null for the first.</param>
internal sealed record NodeLayer(NodeSpec Node, IReadOnlyList<PartSpec> Parts, NodeLayer? Previous)
{
    /// <summary>The part behind its wrappers, the last one of several.</summary>
    public PartSpec Inner => Parts[Parts.Count - 1];

    public Layer Layer => LayerCatalogue.Find(Inner.Name)!;

    public bool IsInput => Layer.IsInput;

    /// <summary>Names of the nodes that it reads; null for the layer before it.</summary>
    public IReadOnlyList<string?> Sources => Layer.Sources(Saying("From"));

    /// <summary>Names of the nodes that it needs besides.</summary>
    public IReadOnlyList<string> References => Layer.References(Saying("InitialState"));

    /// <summary>Parts that say what another part of the layer says already.</summary>
    public IEnumerable<(PartSpec Part, string Argument)> Repeated =>
        from argument in new[] { "From", "InitialState" }
        from part in Parts.Where(p => p[argument] is not null).Skip(1)
        select (part, argument);

    /// <summary>Names of the nodes it reads, inputs first; null for the layer before it.</summary>
    public IEnumerable<string?> Reads() => IsInput ? [] : Sources.Concat(References);

    /// <summary>The part that has an argument, else the last one: of layers that are wrapped together any may say it for all.</summary>
    private PartSpec Saying(string argument) => Parts.FirstOrDefault(p => p[argument] is not null) ?? Inner;
}
