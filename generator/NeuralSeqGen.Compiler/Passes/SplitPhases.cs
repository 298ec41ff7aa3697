using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Cuts a program at every sum over samples that something else reads: one graph per phase. Between phases all groups wait and the runtime merges their
/// sums. What a later phase needs besides sums is computed again where that is cheap (masks and divisors), so that each group is still worked on in
/// one go; else it stays in the group's work memory (activations that were normalised over the batch).
/// </summary>
internal static class SplitPhases
{
    public static PhaseList Run(Graph graph)
    {
        var cuts = new List<PhaseCut>();
        int values = 0;
        while (FirstRead(graph) is { Count: > 0 } sums)
        {
            var cut = new PhaseCut([], []);
            foreach (var sum in sums)
            {
                cut.Results.Add((new Port(PortKind.PhaseSum, values), sum.Output));
                cut.Merged.Add(Cut(graph, sum, values));
                values += sum.Output.Shape.Elements;
            }

            cuts.Add(cut);
        }

        return cuts.All(cut => Closure(graph, cut.Results.Select(r => r.Value)).All(IsCheap)) ? Recomputed(graph, cuts) : new PhasePlacement(graph, cuts).Run();
    }

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

    /// <summary>Lets every reader of a sum read what the runtime merged. A result may be the same sum: it still comes from this phase's samples.</summary>
    private static Value Cut(Graph graph, Node sum, int index)
    {
        var merged = graph.AddInput(sum.Output.Shape, Rate.Batch, sum.Output.Name, new Port(PortKind.BatchValue, index));
        foreach (var node in graph.Nodes)
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                node.Inputs[i] = node.Inputs[i] == sum.Output ? merged : node.Inputs[i];
            }
        }

        return merged;
    }

    private static PhaseList Recomputed(Graph graph, List<PhaseCut> cuts)
    {
        var phases = new List<Graph>();
        foreach (var cut in cuts)
        {
            var phase = new Graph(graph.Ids);
            phase.Results.AddRange(cut.Results);
            phase.Nodes.AddRange(Closure(graph, phase.Roots));
            var read = new HashSet<Value>(phase.Nodes.SelectMany(n => n.Inputs).Concat(phase.Roots));
            foreach (var input in graph.Inputs.Where(read.Contains))
            {
                phase.Inputs.Add(input);
                phase.Ports.Add(input, graph.Ports[input]);
            }

            phases.Add(phase);
        }

        EliminateDeadCode.Run(graph);
        RemoveUnreadInputs(graph);
        return new([.. phases, graph], keepsArena: false);
    }

    /// <summary>The nodes that some values need, in order.</summary>
    private static List<Node> Closure(Graph graph, IEnumerable<Value> values)
    {
        var needed = new HashSet<Value>(values);
        var nodes = new List<Node>();
        foreach (var node in graph.Nodes.AsEnumerable().Reverse().Where(n => n.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs);
            nodes.Insert(0, node);
        }

        return nodes;
    }

    private static bool IsCheap(Node node) => node.Op.IsView || node.Op.IsElementwise || node.Op is LiteralOp or ReduceOp or BatchReduceOp;

    private static void RemoveUnreadInputs(Graph graph)
    {
        var read = new HashSet<Value>(graph.Nodes.SelectMany(n => n.Inputs).Concat(graph.Roots));
        graph.Inputs.RemoveAll(i => !read.Contains(i));
    }
}
