using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Sums over a whole weight, whose elements are many, are made in double: those of gradient rules become what lowerings write themselves.</summary>
internal static class SumInDouble
{
    public static void Run(Graph graph)
    {
        foreach (var node in graph.Nodes.Where(n => n.Op is ReduceOp { Kind: ReduceKind.Sum }).ToList())
        {
            var additions = new Graph(graph.Ids);
            var sum = new GraphBuilder(additions) { Scope = node.Scope }.DoubleSum(node.Inputs[0], ((ReduceOp)node.Op).Axis);
            sum.Name = node.Output.Name;
            graph.Nodes.InsertRange(graph.Nodes.IndexOf(node), additions.Nodes);
            graph.ReplaceUses(node.Output, sum);
        }

        EliminateDeadCode.Run(graph);
    }
}
