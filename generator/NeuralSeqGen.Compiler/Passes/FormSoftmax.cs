using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>exp(x − logsumexp x) is a softmax where nobody else reads the log-sum-exp.</summary>
internal static class FormSoftmax
{
    public static void Run(Graph graph)
    {
        foreach (var scan in graph.Nodes.Select(n => n.Op).OfType<ScanOp>())
        {
            Run(scan.Body);
        }

        var uses = graph.CountUses();
        foreach (var node in graph.Nodes.ToList())
        {
            if (Operand(node, uses) is { } x)
            {
                Replace(graph, node, x);
            }
        }

        EliminateDeadCode.Run(graph);
    }

    /// <summary>The x of such an exponential, or null.</summary>
    private static Value? Operand(Node node, Dictionary<Value, int> uses)
    {
        if (node.Op is not UnaryOp { Kind: UnaryKind.Exp } || node.Inputs[0].Producer is not { Op: BinaryOp { Kind: BinaryKind.Sub } } difference || !IsUsedOnce(difference.Output))
        {
            return null;
        }

        var x = difference.Inputs[0];
        return difference.Inputs[1] is { Producer: { Op: BroadcastOp broadcast } spread } && IsUsedOnce(spread.Output) && IsAlongRows(broadcast, x.Shape)
            && spread.Inputs[0] is { Producer: { Op: ReduceOp { Kind: ReduceKind.LogSumExp } reduce } sum } && IsUsedOnce(sum.Output)
            && reduce.Axis == x.Shape.Rank - 1 && sum.Inputs[0] == x && x.Rate == Rate.Sample ? x : null;

        bool IsUsedOnce(Value value) => uses.TryGetValue(value, out int count) && count == 1;
    }

    private static bool IsAlongRows(BroadcastOp broadcast, Shape shape) => broadcast.Axes.SequenceEqual(Enumerable.Range(0, shape.Rank - 1));

    private static void Replace(Graph graph, Node node, Value x)
    {
        var additions = new Graph(graph.Ids);
        var softmax = new GraphBuilder(additions) { Scope = node.Scope }.Append(new SoftmaxOp(), x);
        softmax.Name ??= node.Output.Name;
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
        graph.ReplaceUses(node.Output, softmax);
    }
}
