using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// A scan's result that is only added to leaves the scan: Σ over steps of Aᵀ·G becomes one product that contracts steps too, any other sum a reduction
/// over the stacked values. Weight gradients thereby become plain products over (step, sample).
/// </summary>
internal static class HoistSums
{
    public static void Run(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(n => n.Op is ScanOp).ToList())
        {
            Hoist(graph, node);
        }

        EliminateDeadCode.Run(graph);
    }

    private static void Hoist(Graph graph, Node node)
    {
        var editor = new ScanEditor(node);
        var additions = new Graph(graph.Ids);
        var builder = new GraphBuilder(additions) { Scope = node.Scope };
        int sums = editor.Op.Body.Outputs.Count - editor.Op.Carries - editor.Op.Stacked;
        for (int i = 0; i < sums; i++)
        {
            int at = editor.Op.Body.Outputs.Count - sums + i;
            var result = node.Outputs[at];
            graph.ReplaceUses(result, Rebuild(editor, editor.Op.Body.Outputs[at], builder));
        }

        graph.Nodes.InsertRange(graph.Nodes.IndexOf(node) + 1, additions.Nodes);
    }

    private static Value Rebuild(ScanEditor editor, Value term, GraphBuilder builder)
    {
        if (term.Producer is { Op: ProductOp { HasInit: false, BatchAxes: 0 } product } node && product.Terms.All(t => t.TransposeA))
        {
            return builder.Append(product, node.Inputs.Select(v => editor.Stack(v, builder)).ToArray());
        }

        var stack = editor.Stack(term, builder);
        return builder.SumTo(stack, Enumerable.Range(0, stack.Shape.Rank).Where(axis => axis != editor.Op.Axis).ToArray());
    }
}
