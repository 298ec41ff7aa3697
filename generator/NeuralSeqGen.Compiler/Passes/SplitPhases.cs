using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Cuts a program at every sum over samples that something else reads: one graph per phase. Between phases all groups wait and the runtime merges their
/// sums. What a later phase needs of an earlier one besides sums is computed again: only masks and divisors cross today, and they are cheap.
/// </summary>
internal static class SplitPhases
{
    /// <summary>The graphs in order; each but the last has only <see cref="PortKind.PhaseSum"/> results.</summary>
    public static IReadOnlyList<Graph> Run(Graph graph)
    {
        var phases = new List<Graph>();
        int values = 0;
        while (FirstRead(graph) is { } sums && sums.Count > 0)
        {
            var phase = new Graph(graph.Ids);
            foreach (var sum in sums)
            {
                phase.Results.Add((new Port(PortKind.PhaseSum, values), sum.Output));
                Cut(graph, sum, values);
                values += sum.Output.Shape.Elements;
            }

            CopyClosure(graph, phase);
            phases.Add(phase);
        }

        EliminateDeadCode.Run(graph);
        RemoveUnreadInputs(graph);
        return [.. phases, graph];
    }

    /// <summary>Numbers that cross a phase in all phases of a program.</summary>
    public static int CountValues(IReadOnlyList<Graph> phases) =>
        phases.SelectMany(p => p.Results).Where(r => r.Port.Kind == PortKind.PhaseSum).Sum(r => r.Value.Shape.Elements);

    /// <summary>Sums that nodes read and that depend on no other such sum.</summary>
    private static List<Node> FirstRead(Graph graph)
    {
        var read = new HashSet<Value>(graph.Nodes.SelectMany(n => n.Inputs));
        var waiting = new HashSet<Value>();
        var sums = new List<Node>();
        foreach (var node in graph.Nodes)
        {
            bool waits = node.Inputs.Any(waiting.Contains);
            if (node.Op is BatchReduceOp && !waits && read.Contains(node.Output))
            {
                sums.Add(node);
                waits = true;
            }

            if (waits)
            {
                waiting.UnionWith(node.Outputs);
            }
        }

        return sums;
    }

    private static void Cut(Graph graph, Node sum, int index)
    {
        if (sum.Output.Shape.Rank > 0)
        {
            throw new GraphException("only single numbers cross a phase");
        }

        // a result may be the same sum: it still comes from this phase's samples
        var merged = graph.AddInput(sum.Output.Shape, Rate.Batch, sum.Output.Name, new Port(PortKind.BatchValue, index));
        foreach (var node in graph.Nodes)
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                node.Inputs[i] = node.Inputs[i] == sum.Output ? merged : node.Inputs[i];
            }
        }
    }

    private static void CopyClosure(Graph graph, Graph phase)
    {
        var needed = new HashSet<Value>(phase.Roots);
        foreach (var node in graph.Nodes.AsEnumerable().Reverse().Where(n => n.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs);
            phase.Nodes.Insert(0, node);
        }

        foreach (var input in graph.Inputs.Where(needed.Contains))
        {
            phase.Inputs.Add(input);
            phase.Ports.Add(input, graph.Ports[input]);
        }
    }

    private static void RemoveUnreadInputs(Graph graph)
    {
        var read = new HashSet<Value>(graph.Nodes.SelectMany(n => n.Inputs).Concat(graph.Roots));
        graph.Inputs.RemoveAll(i => !read.Contains(i));
    }
}
