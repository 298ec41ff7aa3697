using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>Checks what every pass relies on: order, shapes, rates, producers, closed bodies.</summary>
internal static class GraphVerifier
{
    /// <summary>Throws <see cref="GraphException"/> at the first broken rule.</summary>
    public static void Verify(Graph graph)
    {
        var known = new HashSet<Value>(graph.Inputs);
        foreach (var node in graph.Nodes)
        {
            Require(node.Inputs.All(known.Contains), node, "reads a value that is not made before it");
            var shapes = node.Op.InferShapes(node.Inputs.Select(i => i.Shape).ToList());
            Require(shapes.SequenceEqual(node.Outputs.Select(o => o.Shape)), node, "has results of other shapes than its rule gives");
            Require(node.Outputs.All(o => o.Producer == node), node, "has a result with another producer");
            Require(node.Outputs.All(known.Add), node, "makes a value twice");
            if (node.Op is ScanOp scan)
            {
                VerifyBody(node, scan);
            }
        }

        Require(graph.Roots.All(known.Contains), null, "a result is made nowhere");
        Require(graph.Gradients.All(g => g.Gradient.Shape.Equals(g.Parameter.Shape)), null, "a gradient has another shape than its parameter");
    }

    private static void VerifyBody(Node node, ScanOp scan)
    {
        Require(scan.Body.Inputs.Count == node.Inputs.Count, node, "has a body with other inputs");
        Require(scan.Body.Nodes.All(n => n.Op is not ScanOp), node, "holds a scan inside a scan");
        for (int i = 0; i < scan.Carries; i++)
        {
            Require(scan.Body.Outputs[i].Shape.Equals(scan.Body.Inputs[i].Shape), node, $"changes the shape of carry {i}");
        }

        Verify(scan.Body);
    }

    private static void Require(bool condition, Node? node, string message)
    {
        if (!condition)
        {
            throw new GraphException(node is null ? message : $"{node.Op.Mnemonic} in {node.Scope} {message}");
        }
    }
}
