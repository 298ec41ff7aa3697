using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Replaces what a reverse scan recomputes by what its forward scan saves. A value is still recomputed if it is elementwise without exp or
/// division from values at hand in the same step and no product reads it along k; the rest becomes a stacked result of the forward scan.
/// </summary>
internal static class SaveResiduals
{
    public static void Run(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(n => n.Op is ScanOp { Residuals: not null }).ToList())
        {
            Save(graph, node);
        }

        EliminateDeadCode.Run(graph);
    }

    private static void Save(Graph graph, Node node)
    {
        var reverse = new ScanEditor(node);
        var residuals = reverse.Op.Residuals!;
        var forward = new ScanEditor(residuals.Forward);
        var body = reverse.Op.Body;
        node.Op = reverse.Op with { Residuals = null };
        var saved = Choose(body, residuals);
        var additions = new Graph(graph.Ids);
        var builder = new GraphBuilder(additions) { Scope = residuals.Forward.Scope };
        foreach (var value in saved)
        {
            body.ReplaceUses(value, reverse.Scan(forward.Stack(residuals.Recomputed[value], builder)));
        }

        // new slices of forward histories stand right behind the forward scan
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(residuals.Forward) + 1, additions.Nodes);
    }

    /// <summary>The recomputed values to save: those the derivative reads and cannot cheaply recompute.</summary>
    private static List<Value> Choose(Graph body, ResidualMap residuals)
    {
        var along = new HashSet<Value>(body.Nodes.Where(n => n.Op is ProductOp).SelectMany(n => n.Inputs));
        var saved = new List<Value>();
        var visited = new HashSet<Value>();
        var read = body.Nodes.Where(n => !residuals.Recomputed.ContainsKey(n.Output)).SelectMany(n => n.Inputs).Concat(body.Outputs);
        foreach (var value in read.ToList())
        {
            Visit(value);
        }

        return saved;

        void Visit(Value value)
        {
            if (!residuals.Recomputed.ContainsKey(value) || !visited.Add(value))
            {
                return;
            }

            if (along.Contains(value) || !IsCheap(value.Producer!))
            {
                if (value.Producer!.Op is not LiteralOp && value.Rate == Rate.Sample)
                {
                    saved.Add(value);
                    return;
                }
            }

            foreach (var input in value.Producer!.Inputs)
            {
                Visit(input);
            }
        }
    }

    private static bool IsCheap(Node node) => node.Op.IsView || node.Op switch
    {
        UnaryOp unary => unary.Kind is UnaryKind.Neg or UnaryKind.Abs or UnaryKind.Sign or UnaryKind.Truncate,
        BinaryOp binary => binary.Kind is not (BinaryKind.Div or BinaryKind.Pow),
        SelectOp or LiteralOp or IotaOp => true,
        _ => false,
    };
}
