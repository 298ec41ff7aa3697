using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Autodiff;

/// <summary>Appends the backward graph of a loss: one walk from the last node to the first, one gradient rule per op.</summary>
internal static class Differentiator
{
    /// <summary>
    /// Adds to <see cref="Graph.Gradients"/> the gradient, summed over the batch, of every view of a parameter that the loss depends on,
    /// and returns the per-sample gradients of <paramref name="inputs"/> (null where the loss does not depend on one).
    /// </summary>
    /// <param name="graph">A whole program.</param>
    /// <param name="loss">Scalar of each sample; the loss of the batch is its sum over the samples.</param>
    /// <param name="inputs">Inputs whose gradient is wanted.</param>
    /// <param name="constants">Parameters whose gradient is not wanted.</param>
    public static IReadOnlyList<Value?> Run(Graph graph, Value loss, IReadOnlyList<Value> inputs, IReadOnlyCollection<Value>? constants = null)
    {
        var builder = new GraphBuilder(graph);
        var forward = graph.Nodes.ToList();
        var leaves = ParameterLeaves(graph, constants ?? []);
        var gradients = new GradientBuilder(builder, Dependents(forward, leaves.Concat(inputs)));
        builder.Scope = "loss backward";
        gradients.Add(loss, builder.Literal(1));
        Walk(forward, gradients, leaves);
        foreach (var leaf in leaves)
        {
            foreach (var contribution in gradients.Contributions(leaf))
            {
                builder.Scope = contribution.Producer?.Scope ?? builder.Scope;
                var (parameter, gradient) = Unshaped(leaf, contribution, builder);
                graph.Gradients.Add((parameter, gradients.Named(gradient.Rate == Rate.Sample ? builder.BatchReduce(gradient) : gradient, leaf)));
            }
        }

        return inputs.Select(gradients.Gradient).ToList();
    }

    /// <summary>A reshaped product belongs to the parameter reshaped like it, so that it is added to in the product's own tile.</summary>
    private static (Value Parameter, Value Gradient) Unshaped(Value parameter, Value gradient, GraphBuilder builder) =>
        gradient.Producer is { Op: ReshapeOp } reshape && reshape.Inputs[0] is { Producer.Op: ProductOp } product
            ? (builder.Reshape(parameter, product.Shape), product)
            : (parameter, gradient);

    /// <summary>Applies the rule of every node whose result matters, last to first.</summary>
    public static void Walk(IReadOnlyList<Node> forward, GradientBuilder gradients, ICollection<Value> leaves)
    {
        foreach (var node in forward.Reverse())
        {
            if (node.Outputs.Any(leaves.Contains) || !node.Outputs.Any(gradients.Wants))
            {
                continue;
            }

            gradients.Enter(node);
            gradients.Builder.Scope = Backward(node.Scope);
            var outputs = node.Outputs.Select(gradients.Gradient).ToList();
            if (outputs.Any(g => g is not null))
            {
                node.Op.Differentiate(node, outputs, gradients);
            }
        }
    }

    /// <summary>The scope of what belongs to the backward half of a layer.</summary>
    public static string Backward(string scope) => scope.EndsWith(" backward", System.StringComparison.Ordinal) ? scope : scope + " backward";

    /// <summary>Every value that depends on one of the leaves, the leaves included.</summary>
    public static HashSet<Value> Dependents(IEnumerable<Node> nodes, IEnumerable<Value> leaves)
    {
        var dependents = new HashSet<Value>(leaves);
        foreach (var node in nodes.Where(n => n.Inputs.Any(dependents.Contains)))
        {
            dependents.UnionWith(node.Outputs);
        }

        return dependents;
    }

    /// <summary>
    /// Parameters, or the views of them that the forward graph reads: gradients stop there, so that each view is added to in place. A view that repeats an
    /// element is none of them: its gradients are summed first, or their order would depend on the width of the vectors.
    /// </summary>
    private static HashSet<Value> ParameterLeaves(Graph graph, IReadOnlyCollection<Value> constants)
    {
        var views = new HashSet<Value>(graph.Ports.Where(p => p.Value.Kind == PortKind.Parameter).Select(p => p.Key).Except(constants));
        var read = new HashSet<Value>();
        foreach (var node in graph.Nodes)
        {
            if (node.Op.IsView && node.Op is not (BroadcastOp or WindowOp) && views.Contains(node.Inputs[0]))
            {
                views.Add(node.Output);
                continue;
            }

            read.UnionWith(node.Inputs.Where(views.Contains));
        }

        return read;
    }
}
