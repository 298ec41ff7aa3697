using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Folds literals, drops neutral operands and merges equal nodes on equal operands. Exact for every input, NaN included: x·0 stays.</summary>
internal static class Simplify
{
    public static void Run(Graph graph)
    {
        var seen = new Dictionary<(Op, EquatableArray<Value>), Node>();
        foreach (var node in graph.Nodes.ToList())
        {
            if (node.Op is ScanOp scan)
            {
                Run(scan.Body);
                continue;
            }

            if (Replacement(graph, node) is { } other && other.Shape.Equals(node.Output.Shape))
            {
                graph.ReplaceUses(node.Output, other);
                continue;
            }

            var key = (node.Op, node.Inputs.ToEquatableArray());
            if (seen.TryGetValue(key, out var twin))
            {
                graph.ReplaceUses(node.Output, twin.Output);
                twin.Output.Name ??= node.Output.Name;
                continue;
            }

            seen.Add(key, node);
        }

        EliminateDeadCode.Run(graph);
    }

    private static Value? Replacement(Graph graph, Node node) => node.Op switch
    {
        BinaryOp { Kind: var kind } => Binary(graph, node, kind, Literal(node.Inputs[0]), Literal(node.Inputs[1])),
        UnaryOp { Kind: UnaryKind.Neg } when node.Inputs[0].Producer is { Op: UnaryOp { Kind: UnaryKind.Neg } } inner => inner.Inputs[0],
        StopGradientOp => node.Inputs[0],
        ReshapeOp when node.Inputs[0].Producer is { Op: ReshapeOp } inner && inner.Inputs[0].Shape.Equals(node.Output.Shape) => inner.Inputs[0],
        ReverseOp reverse when node.Inputs[0].Producer is { Op: ReverseOp inner } producer && inner == reverse => producer.Inputs[0],
        _ => null,
    };

    private static Value? Binary(Graph graph, Node node, BinaryKind kind, double? a, double? b) => (kind, a, b) switch
    {
        (BinaryKind.Add, { } x, { } y) => Fold(graph, node, x + y),
        (BinaryKind.Sub, { } x, { } y) => Fold(graph, node, x - y),
        (BinaryKind.Mul, { } x, { } y) => Fold(graph, node, x * y),
        (BinaryKind.Div, { } x, { } y) => Fold(graph, node, x / y),
        (BinaryKind.Add, 0, _) => node.Inputs[1],
        (BinaryKind.Add or BinaryKind.Sub, _, 0) => node.Inputs[0],
        (BinaryKind.Mul, 1, _) => node.Inputs[1],
        (BinaryKind.Mul or BinaryKind.Div, _, 1) => node.Inputs[0],
        _ => null,
    };

    private static double? Literal(Value value) => value.Producer switch
    {
        { Op: LiteralOp literal } => literal.Value,
        { Op: BroadcastOp } broadcast => Literal(broadcast.Inputs[0]),
        _ => null,
    };

    private static Value? Fold(Graph graph, Node node, double value)
    {
        if (node.Output.Shape.Rank > 0 || double.IsNaN(value) || double.IsInfinity(value))
        {
            return null;
        }

        var additions = new Graph(graph.Ids);
        var literal = new GraphBuilder(additions) { Scope = node.Scope }.Literal(value);
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
        return literal;
    }
}
