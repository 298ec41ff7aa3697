using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds the layers of a graph, each on what it reads. Within a node the list goes on from layer to layer.</summary>
internal sealed class GraphBinder(ModelSpec spec, BindingReport report, StackBinder layers)
{
    // what stands for the input of a graph that has none
    private static readonly PartSpec GuessedInput = new(-1, "Input", new EquatableArray<ArgumentSpec>([new("Shape", new EquatableArray<int>([1]))]));

    private readonly Dictionary<string, List<BoundLayer>> _nodes = spec.Nodes.GroupBy(n => n.Name).ToDictionary(g => g.Key, _ => new List<BoundLayer>());

    /// <summary>Binds every layer and says which nodes are outputs; there is one input at least afterwards.</summary>
    public IReadOnlyList<NodeSpec> Bind()
    {
        NodeChecks.Check(spec, PartCatalogue.Known, report);
        layers.Begin(WrappedLayers.Layers(spec.Parts));
        var outputs = OutputNodes.Of(spec);
        foreach (var layer in NodeOrder.Of(spec, outputs, report))
        {
            Bind(layer, _nodes[layer.Node.Name]);
        }

        if (layers.Inputs.Count == 0)
        {
            layers.AddInput(GuessedInput);
        }

        layers.OrderInputs();
        OutputChecks.Check(spec, outputs, OutputNodes.Unread(spec), PartCatalogue.Known, report);
        var bound = outputs.Where(n => Last(n.Name) is not null).ToList();

        // where it is not said which node the loss on the class is for, the stub takes the last for it
        bool isAmbiguous = bound.Count > 1 && !bound.Any(n => OutputNodes.IsMarked(spec, n)) && spec.ClassParts.Any(p => PartCatalogue.KindOf(p.Name) == PartKind.Loss);
        return isAmbiguous ? [bound[bound.Count - 1]] : bound;
    }

    /// <summary>The value of a node: its last layer; null for one that has none.</summary>
    public BoundLayer? Last(string node) => _nodes.TryGetValue(node, out var list) ? list.LastOrDefault() : null;

    private void Bind(NodeLayer layer, List<BoundLayer> list)
    {
        if (layer.IsInput)
        {
            list.AddRange(list.Count == 0 ? [layers.AddInput(layer.Inner, Naming.Snake(layer.Node.Name))] : []);
            return;
        }

        foreach (var (part, argument) in layer.Repeated)
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, $"{argument} of [{part.Name}] stands on another layer of {layer.Node.Name} already, which are wrapped together. Set it on one of them."));
        }

        var inputs = layer.Sources.DefaultIfEmpty(null).Select(name => Input(layer, name, list)).ToList();
        if (layer.Layer.Reused(layer.Inner) is { } reused)
        {
            Reuse(layer.Inner, reused, inputs[0], list);
            return;
        }

        if (layer.Layer.BorrowsWeights)
        {
            list.Add(layers.Add(layer.Parts, inputs, null, Lenders.OnNode(layer.Inner, layer.Node.Name, layer.References.SelectMany(name => _nodes.TryGetValue(name, out var node) ? node : []), report)));
            return;
        }

        list.Add(layers.Add(layer.Parts, inputs, layer.References.Select(Last).OfType<BoundLayer>().ToList()));
        InitialStateChecks.Check(list[list.Count - 1], report);
    }

    private BoundLayer Input(NodeLayer layer, string? name, List<BoundLayer> list)
    {
        if ((name is null ? list.LastOrDefault() : Last(name)) is { } value)
        {
            return value;
        }

        if (name is null)
        {
            string other = spec.Nodes.FirstOrDefault(n => n != layer.Node)?.Name ?? "Source";
            report.Break(new Finding(RuleIds.MissingInput, layer.Inner.Index, report.ModelName, $"[{layer.Inner.Name}] of {layer.Node.Name} reads nothing. Name the node it reads, as in From = nameof({other})."));
        }

        return layers.Inputs.Count > 0 ? layers.Inputs[0].Layer : layers.AddInput(GuessedInput);
    }

    /// <summary>The layers of a node again, with their weights, on another input.</summary>
    private void Reuse(PartSpec part, string name, BoundLayer input, List<BoundLayer> list)
    {
        var originals = _nodes.TryGetValue(name, out var found) ? found.Where(l => l.Inputs.Count > 0).ToList() : [];
        if (originals.Count == 0)
        {
            report.Break(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, $"[Reuse] {(name.Length > 0 ? $"of {name}, which has no layer that could be used again" : "names no node")}. Name a node that has one."));
        }

        foreach (var layer in originals)
        {
            if (layer.Inputs.Count > 1 || !layer.InputShape.Equals(input.OutputShape))
            {
                report.Break(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName,
                    layer.Inputs.Count > 1
                        ? $"[Reuse] of {name}: {layer.Display} reads several nodes, so it cannot read one in their place. Give the layers behind it a node of their own, and reuse that."
                        : $"[Reuse] of {name}: {layer.Display} was made for {Naming.Batch(layer.InputShape)}, but reads {Naming.Batch(input.OutputShape)} here. Shared weights need equal shapes."));
                break;
            }

            list.Add(input = layers.AddShared(layer, [input], part.Index));
        }

        if (list.Count == 0)
        {
            list.Add(input);
        }
    }
}
