using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// A value of which only parts of the last axis are read is computed in these parts: <c>(x.Dot(kernel) + bias).Split(4)</c> becomes four products with parts of
/// the kernel, as the gates of a built-in cell are, whose sums stay in registers.
/// </summary>
internal sealed class SinkSlices
{
    private readonly FunctionGraph _graph;
    private readonly ILookup<Value, Node> _users;
    private readonly HashSet<Value> _parted = [];

    private SinkSlices(FunctionGraph graph)
    {
        _graph = graph;
        _users = Nodes.SelectMany(node => node.Inputs.Select(x => (x, node))).ToLookup(use => use.x, use => use.node);
    }

    private List<Node> Nodes => _graph.Builder.Graph.Nodes;

    public static void Run(FunctionGraph graph)
    {
        var pass = new SinkSlices(graph);
        foreach (var node in Enumerable.Reverse(graph.Builder.Graph.Nodes))
        {
            pass.Mark(node);
        }

        foreach (var node in pass.Nodes.Where(node => node.Op is SliceOp && pass._parted.Contains(node.Inputs[0])).ToList())
        {
            pass.Replace(node);
        }
    }

    /// <summary>Marks what is read in parts only, users first.</summary>
    private void Mark(Node node)
    {
        if (node.Outputs.Count == 1 && HasParts(node) && _users.Contains(node.Output) && !_graph.Results.Contains(node.Output) && _users[node.Output].All(user => IsPart(user, node.Output)))
        {
            _parted.Add(node.Output);
        }
    }

    private bool IsPart(Node user, Value of) =>
        (user.Op is SliceOp slice && slice.Axis == of.Shape.Rank - 1) || (_parted.Contains(user.Output) && user.Output.Shape.Equals(of.Shape) && user.Op.IsElementwise) ||
        (_parted.Contains(user.Output) && user.Op is BroadcastOp broadcast && KeepsLast(broadcast, of));

    private static bool HasParts(Node node) => node.Op switch
    {
        { IsElementwise: true } => node.Inputs.Count > 0 && node.Output.Shape.Rank > 0,
        BroadcastOp => node.Output.Shape.Rank > 0,
        ProductOp { HasInit: false, BatchAxes: 0, Terms.Count: 1 } product => product.Terms[0] is { TransposeA: false, TransposeB: false, Depth: 1 },
        _ => false,
    };

    private void Replace(Node node)
    {
        var slice = (SliceOp)node.Op;
        var builder = new GraphBuilder(new Graph(_graph.Builder.Graph.Ids));
        var part = Part(builder, node.Inputs[0], slice, []);
        Nodes.InsertRange(Nodes.IndexOf(node), builder.Graph.Nodes);
        _graph.Builder.Graph.ReplaceUses(node.Output, part);
        _graph.Results = _graph.Results.Select(result => result == node.Output ? part : result).ToList();
    }

    /// <summary>The part of a value, made once: what is read twice at every level would be made 2ⁿ times.</summary>
    private Value Part(GraphBuilder b, Value whole, SliceOp slice, Dictionary<Value, Value> made)
    {
        if (!made.TryGetValue(whole, out var part))
        {
            made[whole] = part = _parted.Contains(whole) ? Computed(b, whole, slice, made) : b.Slice(whole, whole.Shape.Rank - 1, slice.Start, slice.Length);
        }

        return part;
    }

    private Value Computed(GraphBuilder b, Value whole, SliceOp slice, Dictionary<Value, Value> made)
    {
        var node = whole.Producer!;
        return node.Op switch
        {
            ProductOp => b.Product(node.Inputs[0], b.Slice(node.Inputs[1], 1, slice.Start, slice.Length)),
            BroadcastOp broadcast => b.Broadcast(KeepsLast(broadcast, node.Inputs[0]) ? Part(b, node.Inputs[0], slice, made) : node.Inputs[0], whole.Shape.With(-1, slice.Length), broadcast.Axes.ToArray()),
            _ => b.Append(node.Op, node.Inputs.Select(x => x.Shape.Rank == 0 ? x : Part(b, x, slice, made)).ToArray()),
        };
    }

    private static bool KeepsLast(BroadcastOp broadcast, Value operand) => operand.Shape.Rank > 0 && broadcast.Axes[operand.Shape.Rank - 1] == broadcast.Shape.Rank - 1;
}
