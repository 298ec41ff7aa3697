using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Puts every node of a program into one phase: results as early as the sums they depend on allow, everything else as late as its readers allow, so
/// that little must be kept from phase to phase. Views, literals and numbers that are one per batch are in every phase that reads them.
/// </summary>
internal sealed class PhasePlacement(Graph graph, IReadOnlyList<PhaseCut> cuts)
{
    private readonly Dictionary<Value, int> _earliest = [];
    private readonly Dictionary<Node, int> _phases = [];
    private readonly Dictionary<Value, int> _made = [];

    public PhaseList Run()
    {
        FindEarliest();
        PlaceNodes();
        var phases = new List<Graph>();
        for (int phase = 0; phase <= cuts.Count; phase++)
        {
            phases.Add(Build(phase, phases));
        }

        return new(phases, keepsArena: true);
    }

    private static bool IsEverywhere(Node node) => node.Op.IsView || node.Op is LiteralOp || (node.Output.Rate == Rate.Batch && node.Output.Shape.Rank == 0 && node.Op is not BatchReduceOp and not ScanOp);

    private void FindEarliest()
    {
        graph.Inputs.ForEach(input => _earliest[input] = 0);
        for (int phase = 0; phase < cuts.Count; phase++)
        {
            cuts[phase].Merged.ForEach(merged => _earliest[merged] = phase + 1);
        }

        foreach (var node in graph.Nodes)
        {
            int earliest = node.Inputs.Select(v => _earliest[v]).DefaultIfEmpty(0).Max();
            node.Outputs.ForEach(output => _earliest[output] = earliest);
        }
    }

    private void PlaceNodes()
    {
        var needed = new Dictionary<Value, int>();
        foreach (var root in Enumerable.Range(0, cuts.Count + 1).SelectMany(Results).Select(r => r.Value).Concat(graph.Gradients.SelectMany(g => new[] { g.Gradient, g.Parameter })))
        {
            Need(root, _earliest[root]);
        }

        foreach (var node in graph.Nodes.AsEnumerable().Reverse())
        {
            int phase = node.Outputs.Select(v => needed.TryGetValue(v, out int p) ? p : int.MaxValue).Min();
            if (phase < int.MaxValue)
            {
                _phases[node] = phase;
                node.Inputs.ForEach(v => Need(v, phase));
            }
        }

        void Need(Value value, int phase) => needed[value] = needed.TryGetValue(value, out int known) ? Math.Min(known, phase) : phase;
    }

    /// <summary>The sums that end the phase and the results that are known in it.</summary>
    private IEnumerable<(Port Port, Value Value)> Results(int phase) =>
        (phase < cuts.Count ? cuts[phase].Results : []).Concat(graph.Results.Where(r => _earliest[r.Value] == phase));

    private Graph Build(int number, List<Graph> before)
    {
        var phase = new Graph(graph.Ids);
        phase.Results.AddRange(Results(number));
        phase.Gradients.AddRange(graph.Gradients.Where(g => _earliest[g.Gradient] == number));
        var needed = new HashSet<Value>(phase.Roots);
        foreach (var node in graph.Nodes.AsEnumerable().Reverse())
        {
            if (IsEverywhere(node) ? node.Outputs.Any(needed.Contains) : _phases.TryGetValue(node, out int own) && own == number)
            {
                needed.UnionWith(node.Inputs);
                phase.Nodes.Add(node);
            }
        }

        phase.Nodes.Reverse();
        foreach (var input in graph.Inputs.Where(needed.Contains))
        {
            AddPort(phase, input, number, before);
        }

        foreach (var value in graph.Nodes.Where(n => !IsEverywhere(n) && _phases.TryGetValue(n, out int own) && own < number).SelectMany(n => n.Outputs).Where(needed.Contains))
        {
            Keep(phase, value, before[_phases[value.Producer!]]);
        }

        return phase;
    }

    /// <summary>Arrays are loaded once, by the first phase that reads them.</summary>
    private void AddPort(Graph phase, Value input, int number, List<Graph> before)
    {
        bool isArray = graph.Ports[input].Kind != PortKind.Parameter && (input.Rate == Rate.Sample || input.Shape.Rank > 0);
        if (isArray && _made.TryGetValue(input, out int first))
        {
            Keep(phase, input, before[first]);
            return;
        }

        _made[input] = number;
        phase.Inputs.Add(input);
        phase.Ports.Add(input, graph.Ports[input]);
    }

    private static void Keep(Graph phase, Value value, Graph maker)
    {
        phase.Inputs.Add(value);
        if (!maker.Kept.Contains(value))
        {
            maker.Kept.Add(value);
        }
    }
}
