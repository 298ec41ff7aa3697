using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// Whether a function on a sequence of one step is the same function. A body may look at the number of steps in many ways; what it then does with one step is
/// another operation, another number or another shape than with all of them.
/// </summary>
internal static class FunctionStep
{
    /// <param name="function">The function.</param>
    /// <param name="whole">What it is on whole sequences.</param>
    /// <param name="inputs">Shapes of whole sequences, the steps in front.</param>
    /// <param name="mask">Shape of their mask; null for none.</param>
    public static bool IsSame(BoundFunction function, FunctionGraph whole, IReadOnlyList<Shape> inputs, Shape? mask)
    {
        try
        {
            var step = function.Run(inputs.Select(One).ToList(), mask is { } given ? One(given) : null, whole.IsTraining);
            return step.Results[0].Shape.Equals(One(whole.Results[0].Shape)) && AreSame(Operations(whole), Operations(step), Given(whole));
        }
        catch (FunctionException)
        {
            return false;
        }
    }

    private static Shape One(Shape shape) => shape.Rank > 0 ? shape.With(0, 1) : shape;

    /// <summary>What is computed; only bringing to a shape depends on the number of steps by right.</summary>
    private static List<Node> Operations(FunctionGraph graph)
    {
        var needed = graph.Needed();
        return graph.Builder.Graph.Nodes.Where(node => node.Op is not (BroadcastOp or ReshapeOp) && node.Outputs.Any(needed.Contains)).ToList();
    }

    private static bool AreSame(List<Node> whole, List<Node> step, HashSet<Value> given) =>
        whole.Count == step.Count && whole.Zip(step, (a, b) => a.Op.Equals(b.Op) && (DependsOn(a, given) || a.Inputs.Select(x => x.Shape).SequenceEqual(b.Inputs.Select(x => x.Shape)))).All(same => same);

    /// <summary>The values that depend on the sequence. What does not, and yet has another shape for one step, counts the steps.</summary>
    private static HashSet<Value> Given(FunctionGraph graph)
    {
        var given = new HashSet<Value>(graph.Tensors);
        if (graph.Mask is { } mask)
        {
            given.Add(mask);
        }

        foreach (var node in graph.Builder.Graph.Nodes.Where(node => DependsOn(node, given)))
        {
            given.UnionWith(node.Outputs);
        }

        return given;
    }

    private static bool DependsOn(Node node, HashSet<Value> given) => node.Inputs.Any(given.Contains);
}
