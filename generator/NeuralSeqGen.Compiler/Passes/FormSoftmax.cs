using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>exp(x − logsumexp x) is a softmax, which gives the log-sum-exp as well where somebody else, such as a loss, reads it.</summary>
internal static class FormSoftmax
{
    public static void Run(Graph graph)
    {
        foreach (var scan in graph.Nodes.Select(n => n.Op).OfType<ScanOp>())
        {
            Run(scan.Body);
        }

        var uses = graph.CountUses();
        foreach (var powers in graph.Nodes.GroupBy(n => LogSum(n, uses)).Where(g => g.Key is not null).ToList())
        {
            Replace(graph, powers.Key!, [.. powers], uses);
        }

        EliminateDeadCode.Run(graph);
    }

    /// <summary>The log-sum-exp by which such an exponential divides, or null.</summary>
    private static Node? LogSum(Node node, Dictionary<Value, int> uses)
    {
        if (node.Op is not UnaryOp { Kind: UnaryKind.Exp } || node.Inputs[0].Producer is not { Op: BinaryOp { Kind: BinaryKind.Sub } } difference || !IsUsedOnce(difference.Output))
        {
            return null;
        }

        var x = difference.Inputs[0];
        return difference.Inputs[1] is { Producer: { Op: BroadcastOp broadcast } spread } && IsAlongRows(broadcast, x.Shape)
            && spread.Inputs[0].Producer is { Op: ReduceOp { Kind: ReduceKind.LogSumExp } reduce } sum
            && reduce.Axis == x.Shape.Rank - 1 && sum.Inputs[0] == x && x.Rate == Rate.Sample ? sum : null;

        bool IsUsedOnce(Value value) => uses.TryGetValue(value, out int count) && count == 1;
    }

    private static bool IsAlongRows(BroadcastOp broadcast, Shape shape) => broadcast.Axes.SequenceEqual(Enumerable.Range(0, shape.Rank - 1));

    private static void Replace(Graph graph, Node sum, IReadOnlyList<Node> powers, Dictionary<Value, int> uses)
    {
        bool isReadElsewhere = uses[sum.Output] > 1 || powers.Any(power => uses[power.Inputs[0].Producer!.Inputs[1]] > 1);
        var additions = new Graph(graph.Ids);
        var results = new GraphBuilder(additions) { Scope = sum.Scope }.AppendAll(new SoftmaxOp(isReadElsewhere), sum.Inputs[0]);
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(sum), additions.Nodes);
        foreach (var power in powers)
        {
            results[0].Name ??= power.Output.Name;
            graph.ReplaceUses(power.Output, results[0]);
        }

        if (isReadElsewhere)
        {
            results[1].Name ??= sum.Output.Name;
            graph.ReplaceUses(sum.Output, results[1]);
        }
    }
}
