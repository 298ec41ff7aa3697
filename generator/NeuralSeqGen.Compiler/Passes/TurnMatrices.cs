using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Aᵀ·B of two matrices as the product of a transposed view: single numbers are read of A, which need no neighbours.</summary>
internal static class TurnMatrices
{
    public static void Run(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(n => n.Op is ProductOp { BatchAxes: 0 }).ToList())
        {
            var product = (ProductOp)node.Op;
            var additions = new Graph(graph.Ids);
            var builder = new GraphBuilder(additions) { Scope = node.Scope };
            var terms = product.Terms.ToList();
            for (int i = 0; i < terms.Count; i++)
            {
                if (terms[i].TransposeA && node.Inputs[2 * i].Shape.Rank == 2)
                {
                    node.Inputs[2 * i] = builder.Transpose(node.Inputs[2 * i], [1, 0]);
                    terms[i] = new ProductTerm();
                }
            }

            node.Op = product with { Terms = terms.ToEquatableArray() };
            graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
        }
    }
}
