using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Makes one sum of a gradient that a parameter gets several times, Σ n·g for n of them: uses of a shared layer whose results are added get the same one.
/// Sums into one place in one kernel would alternate vector by vector, so that their order would depend on the width.
/// </summary>
internal static class AddEqualGradients
{
    public static void Run(Graph graph)
    {
        foreach (var equal in graph.Gradients.GroupBy(g => g).Where(g => g.Count() > 1 && g.Key.Gradient.Producer?.Op is BatchReduceOp).ToList())
        {
            int first = graph.Gradients.IndexOf(equal.Key);
            graph.Gradients.RemoveAll(g => g == equal.Key);
            graph.Gradients.Insert(first, (equal.Key.Parameter, Multiplied(graph, equal.Key.Gradient, equal.Count())));
        }
    }

    private static Value Multiplied(Graph graph, Value gradient, int count)
    {
        var sum = gradient.Producer!;
        var additions = new Graph(graph.Ids);
        var builder = new GraphBuilder(additions) { Scope = sum.Scope };
        var multiplied = builder.BatchReduce(builder.Mul(builder.Literal(count), sum.Inputs[0]));
        multiplied.Name = gradient.Name;
        graph.Nodes.InsertRange(graph.Nodes.IndexOf(sum) + 1, additions.Nodes);
        return multiplied;
    }
}
