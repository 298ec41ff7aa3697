using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>An elementwise node that reads a transposed value reads along an axis that does not run on. With features in the lanes it reads a copy that does.</summary>
internal static class CopyTransposed
{
    public static void Run(Graph graph)
    {
        var copies = new Dictionary<Value, Value>();
        foreach (var node in graph.Nodes.Where(n => n.Op.IsElementwise).ToList())
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                if (node.Inputs[i].Producer?.Op is TransposeOp)
                {
                    node.Inputs[i] = Copy(graph, node, node.Inputs[i], copies);
                }
            }
        }
    }

    private static Value Copy(Graph graph, Node reader, Value value, Dictionary<Value, Value> copies)
    {
        if (!copies.TryGetValue(value, out var copy))
        {
            var additions = new Graph(graph.Ids);
            copies[value] = copy = new GraphBuilder(additions) { Scope = reader.Scope }.Append(new ConcatOp(0), value);
            graph.Nodes.InsertRange(graph.Nodes.IndexOf(reader), additions.Nodes);
        }

        return copy;
    }
}
