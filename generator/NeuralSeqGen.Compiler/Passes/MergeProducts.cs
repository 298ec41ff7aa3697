using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Sum to terms: products of a sum that nobody else reads become one product with all their terms, accumulated in one tile.</summary>
internal static class MergeProducts
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
            if (IsAdd(node) && !IsInnerAdd(graph, node, uses))
            {
                Merge(graph, node, uses);
            }
        }

        EliminateDeadCode.Run(graph);
    }

    private static bool IsAdd(Node node) => node.Op is BinaryOp { Kind: BinaryKind.Add } && node.Inputs[0].Shape.Equals(node.Inputs[1].Shape);

    private static bool IsUsedOnce(Value value, Dictionary<Value, int> uses) => uses.TryGetValue(value, out int count) && count == 1;

    private static bool IsInnerAdd(Graph graph, Node node, Dictionary<Value, int> uses) =>
        IsUsedOnce(node.Output, uses) && graph.Nodes.Any(n => IsAdd(n) && n.Inputs.Contains(node.Output));

    private static void Merge(Graph graph, Node root, Dictionary<Value, int> uses)
    {
        var leaves = new List<Value>();
        Collect(root.Inputs[0]);
        Collect(root.Inputs[1]);
        var products = leaves.Where(v => v.Producer?.Op is ProductOp p && IsUsedOnce(v, uses) && p.BatchAxes == 0 && p.Terms.All(t => !t.TransposeA)).ToList();
        if (products.Count < 2 || products.Count(v => ((ProductOp)v.Producer!.Op).HasInit) > 1)
        {
            return;
        }

        var additions = new Graph(graph.Ids);
        var builder = new GraphBuilder(additions) { Scope = root.Scope };
        var merged = Join(products, builder);
        // a leaf may stand there twice: x + x
        var sum = leaves.Where(v => !products.Contains(v)).Aggregate((Value?)null, (a, v) => a is null ? v : builder.Add(a, v));
        var result = sum is null ? merged : builder.Add(sum, merged);
        result.Name ??= root.Output.Name;
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(root), additions.Nodes);
        graph.ReplaceUses(root.Output, result);

        void Collect(Value value)
        {
            if (value.Producer is { } producer && IsAdd(producer) && IsUsedOnce(value, uses))
            {
                Collect(producer.Inputs[0]);
                Collect(producer.Inputs[1]);
                return;
            }

            leaves.Add(value);
        }
    }

    private static Value Join(List<Value> products, GraphBuilder builder)
    {
        var ops = products.Select(p => (ProductOp)p.Producer!.Op).ToList();
        var operands = products.SelectMany((p, i) => p.Producer!.Inputs.Take(2 * ops[i].Terms.Count)).ToList();
        var init = products.Where((_, i) => ops[i].HasInit).Select(p => p.Producer!.Inputs.Last());
        return builder.Append(new ProductOp(ops.SelectMany(o => o.Terms).ToEquatableArray(), ops.Any(o => o.HasInit)), [.. operands, .. init]);
    }
}
