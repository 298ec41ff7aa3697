using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// A·Bᵀ reads B along its rows. With features in the lanes its columns have to be neighbours: B is transposed once, into memory, and read by every row of A.
/// The keys of an attention layer are such a B.
/// </summary>
internal static class TransposeOperands
{
    public static void Run(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(n => n.Op is ProductOp).ToList())
        {
            var product = (ProductOp)node.Op;
            var additions = new Graph(graph.Ids);
            var builder = new GraphBuilder(additions) { Scope = node.Scope };
            for (int i = 0; i < product.Terms.Count; i++)
            {
                if (product.Terms[i] is { TransposeB: true, TransposeA: false })
                {
                    node.Inputs[(2 * i) + 1] = Transposed(builder, node.Inputs[(2 * i) + 1], product.BatchAxes);
                }
            }

            node.Op = product with { Terms = product.Terms.Select(t => t.TransposeA ? t : t with { TransposeB = false }).ToEquatableArray() };
            graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
        }

        EliminateDeadCode.Run(graph);
    }

    /// <summary>[batch…, N, k…] as [batch…, k…, N], copied.</summary>
    private static Value Transposed(GraphBuilder builder, Value b, int batchAxes)
    {
        int[] permutation = [.. Enumerable.Range(0, batchAxes), .. Enumerable.Range(batchAxes + 1, b.Shape.Rank - batchAxes - 1), batchAxes];
        return builder.Append(new ConcatOp(0), builder.Transpose(b, permutation));
    }
}
