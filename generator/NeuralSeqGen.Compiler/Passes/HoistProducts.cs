using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// A stacked result that is a product nobody reads inside the scan leaves it: rows = steps. The gradient of a recurrent layer's input is the usual one.
/// </summary>
internal static class HoistProducts
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
        var uses = editor.Op.Body.CountUses();
        for (int i = 0; i < editor.Op.Stacked; i++)
        {
            int at = editor.Op.Carries + i;
            var value = editor.Op.Body.Outputs[at];
            if (uses.TryGetValue(value, out int count) && count == 1 && value.Producer is { Op: ProductOp product } producer && CanHoist(editor, product, producer))
            {
                var operands = producer.Inputs.Select((v, k) => IsStacked(product, k) ? editor.Stack(v, builder) : Captured(editor, v)!);
                var result = builder.Append(product, operands.ToArray());
                result.Name = node.Outputs[at].Name;
                graph.ReplaceUses(node.Outputs[at], result);
            }
        }

        graph.Nodes.InsertRange(graph.Nodes.IndexOf(node) + 1, additions.Nodes);
    }

    // with rows before the axis, the axis is not the last row axis of the stacked operands; their order is that of the result all the same
    private static bool CanHoist(ScanEditor editor, ProductOp product, Node producer) =>
        product.BatchAxes == 0 && product.Terms.All(t => !t.TransposeA) &&
        producer.Inputs.Select((v, k) => IsStacked(product, k) ? v.Rate == Rate.Sample : Captured(editor, v) is not null).All(ok => ok);

    private static bool IsStacked(ProductOp product, int operand) => operand < 2 * product.Terms.Count && operand % 2 == 0;

    private static Value? Captured(ScanEditor editor, Value value)
    {
        int input = editor.Op.Body.Inputs.IndexOf(value);
        return input >= editor.Op.Carries + editor.Op.Scanned ? editor.Node.Inputs[input] : null;
    }
}
