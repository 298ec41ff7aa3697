using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Removes nodes that no result needs, inside bodies too, and the stacked and captured values of scans that nobody reads.</summary>
internal static class EliminateDeadCode
{
    public static void Run(Graph graph)
    {
        bool changed = true;
        while (changed)
        {
            var live = Live(graph);
            changed = graph.Nodes.RemoveAll(n => !n.Outputs.Any(live.Contains)) > 0;
            foreach (var node in graph.Nodes.Where(n => n.Op is ScanOp))
            {
                changed |= TrimScan(node, live);
            }
        }
    }

    private static HashSet<Value> Live(Graph graph)
    {
        var live = new HashSet<Value>(graph.Roots);
        for (int i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            if (graph.Nodes[i].Outputs.Any(live.Contains))
            {
                live.UnionWith(graph.Nodes[i].Inputs);
            }
        }

        return live;
    }

    private static bool TrimScan(Node node, HashSet<Value> live)
    {
        var scan = (ScanOp)node.Op;
        bool changed = false;
        for (int i = node.Outputs.Count - 1; i >= scan.Carries; i--)
        {
            if (live.Contains(node.Outputs[i]))
            {
                continue;
            }

            node.Outputs.RemoveAt(i);
            scan.Body.Outputs.RemoveAt(i);
            scan = i < scan.Carries + scan.Stacked ? scan with { Stacked = scan.Stacked - 1 } : scan;
            changed = true;
        }

        node.Op = scan;
        Run(scan.Body);
        var read = new HashSet<Value>(scan.Body.Nodes.SelectMany(n => n.Inputs).Concat(scan.Body.Outputs));
        for (int i = node.Inputs.Count - 1; i >= scan.Carries; i--)
        {
            if (read.Contains(scan.Body.Inputs[i]))
            {
                continue;
            }

            node.Inputs.RemoveAt(i);
            scan.Body.Inputs.RemoveAt(i);
            scan = i < scan.Carries + scan.Scanned ? scan with { Scanned = scan.Scanned - 1 } : scan;
            changed = true;
        }

        node.Op = scan;
        return changed;
    }
}
