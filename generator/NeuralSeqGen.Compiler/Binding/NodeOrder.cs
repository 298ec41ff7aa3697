using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>
/// The layers of a graph in the order of Keras's <c>model.layers</c>, and so of <c>get_weights()</c>: by their longest distance from an output, the
/// farthest first, then by when a walk back from the outputs meets them. Each stands behind what it reads. (keras/src/ops/function.py, map_graph)
/// </summary>
internal sealed class NodeOrder
{
    private readonly ModelSpec _spec;
    private readonly BindingReport _report;
    private readonly Dictionary<string, List<NodeLayer>> _nodes = [];
    private readonly HashSet<NodeLayer> _open = [];
    private readonly Dictionary<NodeLayer, int> _met = [];
    private readonly List<NodeLayer> _finished = [];
    private readonly Dictionary<NodeLayer, List<NodeLayer>> _reads = [];

    private NodeOrder(ModelSpec spec, BindingReport report)
    {
        _spec = spec;
        _report = report;
        foreach (var node in spec.Nodes)
        {
            _nodes[node.Name] = Layers(node);
        }
    }

    /// <param name="spec">A graph.</param>
    /// <param name="outputs">Its output nodes.</param>
    /// <param name="report">Where unknown nodes and cycles go.</param>
    public static IReadOnlyList<NodeLayer> Of(ModelSpec spec, IEnumerable<NodeSpec> outputs, BindingReport report)
    {
        var order = new NodeOrder(spec, report);
        foreach (var node in outputs.Concat(spec.Nodes))
        {
            order._nodes[node.Name].LastOrDefault(order.Visit);
        }

        return order.Sorted();
    }

    private List<NodeLayer> Layers(NodeSpec node)
    {
        var layers = new List<NodeLayer>();
        foreach (var parts in WrappedLayers.Of(WrappedLayers.Layers(_spec.PartsOf(node)), _report))
        {
            layers.Add(new(node, parts, layers.LastOrDefault()));
        }

        return layers;
    }

    /// <summary>Walks back from a layer; true, so that it fits a query.</summary>
    private bool Visit(NodeLayer layer)
    {
        if (_met.ContainsKey(layer))
        {
            return true;
        }

        _met[layer] = _met.Count;
        _open.Add(layer);
        _reads[layer] = [];
        foreach (string? name in layer.Reads())
        {
            if (Read(layer, name) is { } read)
            {
                _reads[layer].Add(read);
                Visit(read);
            }
        }

        _open.Remove(layer);
        _finished.Add(layer);
        return true;
    }

    private NodeLayer? Read(NodeLayer layer, string? name)
    {
        if (name is null)
        {
            return layer.Previous;
        }

        bool isKnown = _nodes.TryGetValue(name, out var layers);
        var read = layers?.LastOrDefault();
        if (!isKnown || (read is not null && (read == layer || _open.Contains(read))))
        {
            string display = $"[{ArgumentBinder.Display(layer.Inner, layer.Layer.AllArguments)}] of {layer.Node.Name}";
            _report.Add(isKnown ? new Finding(RuleIds.Cycle, layer.Inner.Index, _report.ModelName, display, name) : ReferenceChecks.Unknown(layer.Inner, _report.ModelName, display, name, isList: false));
            _report.BreakSilently();
            return null;
        }

        return read;
    }

    private List<NodeLayer> Sorted()
    {
        var depths = new Dictionary<NodeLayer, int>();
        foreach (var layer in _finished.AsEnumerable().Reverse())
        {
            int depth = depths[layer] = depths.TryGetValue(layer, out int known) ? known : 0;
            foreach (var read in _reads[layer])
            {
                depths[read] = System.Math.Max(depth + Distance(layer), depths.TryGetValue(read, out int before) ? before : 0);
            }
        }

        return _finished.OrderByDescending(l => depths[l]).ThenBy(l => 1 - Distance(l)).ThenBy(l => _met[l]).ToList();
    }

    // a final state is no layer in Keras, but a result of the layer it belongs to
    private static int Distance(NodeLayer layer) => layer.Layer.IsResult ? 0 : 1;
}
