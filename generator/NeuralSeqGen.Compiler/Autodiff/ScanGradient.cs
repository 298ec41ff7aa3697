using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Autodiff;

/// <summary>
/// The derivative of a Scan: a scan the other way. Its body recomputes the forward body from the previous carries and the scanned values,
/// then walks it backwards; the pass <c>SaveResiduals</c> later replaces most of the recomputation by values the forward scan saves.
/// </summary>
internal sealed class ScanGradient(Node node, ScanOp op, IReadOnlyList<Value?> outputGradients, GradientBuilder outer)
{
    private readonly Graph _body = new(op.Body.Ids);
    private readonly Dictionary<Value, Value> _map = [];
    private readonly List<Value> _carryOperands = [];
    private readonly List<Value> _scannedOperands = [];
    private readonly List<Value> _scannedInputs = [];

    private GraphBuilder Outer => outer.Builder;

    public void Build()
    {
        string scope = Outer.Scope;
        var incoming = AddCarries();
        var previous = ScanIn(Enumerable.Range(0, op.Carries).Select(Previous));
        var slices = ScanIn(Enumerable.Range(op.Carries, op.Scanned).Select(i => node.Inputs[i]));
        var historyGradients = ScanInOptional(Enumerable.Range(0, op.Carries).Select(i => outputGradients[i] is { } g ? SliceOfSteps(g) : null));
        NameOutputs(historyGradients);
        var stackedGradients = ScanInOptional(Enumerable.Range(op.Carries, op.Stacked).Select(i => outputGradients[i]));
        var captured = node.Inputs.Skip(op.Carries + op.Scanned).Select(v => new Value(_body.Ids.Next(), v.Shape, v.Rate, v.Name)).ToList();
        var sumGradients = outputGradients.Skip(op.Carries + op.Stacked).Select(v => v is null ? null : new Value(_body.Ids.Next(), v.Shape, v.Rate, null)).ToList();
        _body.Inputs.AddRange(_scannedInputs);
        _body.Inputs.AddRange(captured);
        _body.Inputs.AddRange(sumGradients.OfType<Value>());

        var builder = new GraphBuilder(_body) { Scope = scope };
        var residuals = new ResidualMap(node);
        var forward = CloneForward([.. previous, .. slices, .. captured], builder, residuals);
        var leaves = previous.Concat(slices.Where((_, i) => outer.Wants(node.Inputs[op.Carries + i])))
            .Concat(captured.Where((_, i) => outer.Wants(node.Inputs[op.Carries + op.Scanned + i]))).ToList();
        var gradients = new GradientBuilder(builder, Differentiator.Dependents(forward, leaves));
        SeedOutputs([.. incoming, .. stackedGradients, .. sumGradients], gradients);
        Differentiator.Walk(forward, gradients, leaves);

        builder.Scope = scope;
        for (int i = 0; i < op.Carries; i++)
        {
            var carry = gradients.Sum(previous[i]);
            carry = carry is null ? historyGradients[i] : historyGradients[i] is { } h ? builder.Add(carry, h) : carry;
            _body.Outputs.Add(carry is null ? builder.Fill(0, previous[i].Shape) : gradients.Named(carry, previous[i]));
        }

        var stacked = Enumerable.Range(0, op.Scanned).Where(i => gradients.Contributions(slices[i]).Count > 0).ToList();
        _body.Outputs.AddRange(stacked.Select(i => gradients.Gradient(slices[i])!));
        var summed = captured.SelectMany((c, i) => gradients.Contributions(c).Select(g => (Operand: i, Gradient: g))).ToList();
        _body.Outputs.AddRange(summed.Select(s => s.Gradient));

        var scan = new ScanOp(_body, op.Axis, op.Length, !op.Reverse, op.Carries, _scannedInputs.Count, stacked.Count) { Residuals = residuals, Unroll = op.Unroll };
        Outer.Scope = scope;
        var results = Outer.AppendAll(scan, [.. _carryOperands, .. _scannedOperands, .. node.Inputs.Skip(op.Carries + op.Scanned), .. outputGradients.Skip(op.Carries + op.Stacked).OfType<Value>()]);
        HandOut(results, stacked, summed);
    }

    private void HandOut(IReadOnlyList<Value> results, List<int> stacked, List<(int Operand, Value Gradient)> summed)
    {
        for (int i = 0; i < op.Carries; i++)
        {
            int carry = i;
            outer.AddLazily(node.Inputs[i], () => Outer.Index(results[carry], op.Axis, op.Reverse ? op.Length : 0));
        }

        for (int i = 0; i < stacked.Count; i++)
        {
            outer.Add(node.Inputs[op.Carries + stacked[i]], results[op.Carries + i]);
        }

        for (int i = 0; i < summed.Count; i++)
        {
            outer.Add(node.Inputs[op.Carries + op.Scanned + summed[i].Operand], results[op.Carries + stacked.Count + i]);
        }
    }

    /// <summary>The gradient carried from step to step starts as the gradient of the last carry.</summary>
    private List<Value> AddCarries()
    {
        var carries = new List<Value>();
        for (int i = 0; i < op.Carries; i++)
        {
            var shape = op.Body.Inputs[i].Shape;
            _carryOperands.Add(outputGradients[i] is { } g ? Outer.Index(g, op.Axis, op.Reverse ? 0 : op.Length) : Outer.Fill(0, shape));
            carries.Add(_body.AddInput(shape, Rate.Sample, op.Body.Inputs[i].Name is { } name ? "d" + name : null));
        }

        return carries;
    }

    /// <summary><c>dh_out</c>: what a step's state contributes as an output of the layer, beside <c>dh</c>, what the next step hands back.</summary>
    private void NameOutputs(List<Value?> historyGradients)
    {
        for (int i = 0; i < op.Carries; i++)
        {
            if (historyGradients[i] is { } gradient && op.Body.Inputs[i].Name is { } name)
            {
                gradient.Name = "d" + name + "_out";
            }
        }
    }

    private Value Previous(int carry) => SliceOfSteps(node.Outputs[carry]);

    /// <summary>Of a history: what each step reads.</summary>
    private Value SliceOfSteps(Value history) => Outer.Slice(history, op.Axis, op.Reverse ? 1 : 0, op.Length);

    private List<Value> ScanIn(IEnumerable<Value> operands) => ScanInOptional(operands)!;

    private List<Value?> ScanInOptional(IEnumerable<Value?> operands)
    {
        var inputs = new List<Value?>();
        foreach (var operand in operands.ToList())
        {
            if (operand is null)
            {
                inputs.Add(null);
                continue;
            }

            var input = new Value(_body.Ids.Next(), operand.Shape.Without(op.Axis), operand.Rate, operand.Name);
            _scannedOperands.Add(operand);
            _scannedInputs.Add(input);
            inputs.Add(input);
        }

        return inputs;
    }

    private List<Node> CloneForward(IReadOnlyList<Value> inputs, GraphBuilder builder, ResidualMap residuals)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            _map[op.Body.Inputs[i]] = inputs[i];
            inputs[i].Name ??= op.Body.Inputs[i].Name;
        }

        foreach (var original in op.Body.Nodes)
        {
            builder.Scope = Differentiator.Backward(original.Scope);
            var copies = builder.AppendAll(original.Op, original.Inputs.Select(v => _map[v]).ToArray());
            for (int i = 0; i < copies.Count; i++)
            {
                copies[i].Name = original.Outputs[i].Name;
                _map[original.Outputs[i]] = copies[i];
                residuals.Recomputed[copies[i]] = original.Outputs[i];
            }
        }

        return [.. _body.Nodes];
    }

    private void SeedOutputs(IReadOnlyList<Value?> incoming, GradientBuilder gradients)
    {
        for (int i = 0; i < incoming.Count; i++)
        {
            if (incoming[i] is { } gradient)
            {
                gradients.Add(_map[op.Body.Outputs[i]], gradient);
            }
        }
    }
}
