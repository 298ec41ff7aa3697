using System.Collections.Generic;
using System.Linq;
using System.Text;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>Prints a graph, one node a line, values renumbered in order: equal graphs print equal text.</summary>
internal static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        var text = new StringBuilder();
        Print(graph, text, "", []);
        return text.ToString();
    }

    private static void Print(Graph graph, StringBuilder text, string indent, Dictionary<Value, string> names)
    {
        foreach (var input in graph.Inputs)
        {
            string port = graph.Ports.TryGetValue(input, out var p) ? $" = {p.Kind} {p.Index}" : "";
            text.Append($"{indent}in {Name(input, names)} {input.Shape} {input.Rate}{port}\n");
        }

        foreach (var node in graph.Nodes)
        {
            string operands = string.Join(", ", node.Inputs.Select(i => Name(i, names)));
            string results = string.Join(", ", node.Outputs.Select(o => $"{Name(o, names)} {o.Shape}"));
            string attributes = node.Op.Attributes.Length > 0 ? " {" + node.Op.Attributes + "}" : "";
            text.Append($"{indent}{results} = {node.Op.Mnemonic}{attributes} {operands}".TrimEnd()).Append(node.Scope.Length > 0 ? $"  // {node.Scope}\n" : "\n");
            if (node.Op is ScanOp scan)
            {
                Print(scan.Body, text, indent + "    ", names);
            }
        }

        foreach (var output in graph.Outputs)
        {
            text.Append($"{indent}out {Name(output, names)}\n");
        }

        foreach (var kept in graph.Kept)
        {
            text.Append($"{indent}keep {Name(kept, names)}\n");
        }

        foreach (var (port, value) in graph.Results)
        {
            text.Append($"{indent}result {port.Kind} {port.Index} = {Name(value, names)}\n");
        }

        foreach (var (parameter, gradient) in graph.Gradients)
        {
            text.Append($"{indent}gradient of {Name(parameter, names)} += {Name(gradient, names)}\n");
        }
    }

    private static string Name(Value value, Dictionary<Value, string> names)
    {
        if (!names.TryGetValue(value, out string? name))
        {
            names[value] = name = "%" + (names.Count + 1) + (value.Name is null ? "" : ":" + value.Name);
        }

        return name;
    }
}
