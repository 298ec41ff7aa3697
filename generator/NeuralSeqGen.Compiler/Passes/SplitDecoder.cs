using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Cuts the graph of a decoder: what depends on the id of a step or on a carried state is the step, all else stands before it. What the step reads of that
/// becomes a state that no step changes; inputs stay inputs, and what is the same for all samples is computed in both.
/// </summary>
internal sealed class SplitDecoder
{
    private readonly Graph _graph;
    private readonly Graph _before;
    private readonly Graph _step;
    private readonly HashSet<Value> _ofStep;
    private readonly Dictionary<Value, Value> _crossing = [];
    private int _length;

    private SplitDecoder(Graph graph, int input)
    {
        _graph = graph;
        (_before, _step) = (new Graph(graph.Ids), new Graph(graph.Ids));
        _ofStep = [.. graph.Ports.Where(p => p.Value.Kind == PortKind.State || (p.Value.Kind == PortKind.Input && p.Value.Index == input)).Select(p => p.Key)];
    }

    /// <param name="graph">A decoder with what stands before it, after all passes; not to be used any more.</param>
    /// <param name="input">Position of the input that takes the ids.</param>
    public static DecoderGraphs Of(Graph graph, int input) => new SplitDecoder(graph, input).Cut();

    private DecoderGraphs Cut()
    {
        foreach (var node in _graph.Nodes.Where(node => node.Inputs.Any(_ofStep.Contains)))
        {
            _ofStep.UnionWith(node.Outputs);
        }

        int carried = _graph.Results.Where(r => r.Port.Kind == PortKind.State).Select(r => r.Port.Index + r.Value.Shape.Elements).DefaultIfEmpty(0).Max();
        _length = carried;
        CutNodes();
        CutResults();
        Finish(_step);
        Finish(_before);
        return new(_before.Results.Count == 0 ? null : _before, _step, carried);
    }

    private void CutNodes()
    {
        foreach (var node in _graph.Nodes)
        {
            if (node.Outputs.Any(_ofStep.Contains))
            {
                for (int i = 0; i < node.Inputs.Count; i++)
                {
                    node.Inputs[i] = InStep(node.Inputs[i]);
                }

                _step.Nodes.Add(node);
                continue;
            }

            _before.Nodes.Add(node);
            if (node.Outputs.All(value => value.Rate != Rate.Sample))
            {
                _step.Nodes.Add(node);
            }
        }
    }

    private void CutResults()
    {
        foreach (var (port, value) in _graph.Results)
        {
            if (port.Kind == PortKind.FirstState)
            {
                _before.Results.Add((port with { Kind = PortKind.State }, value));
            }
            else
            {
                _step.Results.Add((port, InStep(value)));
            }
        }
    }

    /// <summary>A value as the step reads it.</summary>
    private Value InStep(Value value)
    {
        if (_ofStep.Contains(value) || value.Producer is null || value.Rate != Rate.Sample)
        {
            return value;
        }

        if (!_crossing.TryGetValue(value, out var state))
        {
            var port = new Port(PortKind.State, _length);
            _length += value.Shape.Elements;
            _before.Results.Add((port, value));
            _crossing[value] = state = _step.AddInput(value.Shape, Rate.Sample, value.Name, port);
        }

        return state;
    }

    private void Finish(Graph half)
    {
        EliminateDeadCode.Run(half);
        var read = new HashSet<Value>(half.Nodes.SelectMany(n => n.Inputs).Concat(half.Roots));
        foreach (var input in _graph.Inputs.Where(read.Contains))
        {
            half.Inputs.Add(input);
            half.Ports.Add(input, _graph.Ports[input]);
        }
    }
}
