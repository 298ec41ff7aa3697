using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Runs a cell along the steps: a Scan, or one step of a stream. A masked step keeps the state and so repeats the output, zeros before the first
/// valid step, whatever the state started from. Going backwards reads a reversed view and leaves the outputs in processing order.
/// </summary>
internal sealed class RecurrentLowering(RecurrentLayer layer, LayerLowering lowering)
{
    // the name of an output that is none of the states
    private const string Output = "y";

    private readonly GraphBuilder _outer = lowering.Builder;

    private Shape? OwnOutput => layer.OwnOutput(lowering.Layer);

    public Value Lower(Value x) => lowering.IsStep ? Step(x) : Sequence(x);

    private Value Sequence(Value x)
    {
        int axis = lowering.RowAxes, steps = x.Shape[axis];
        var mask = Directed(lowering.Mask is { } given ? OfSteps(lowering, given) : null, axis);
        var states = States(x.Shape.Take(axis), x.Shape.Skip(axis + 1));
        var carried = lowering.Arguments.Flag("Stateful") ? states.Select(state => lowering.Session.CarriedState(state.Shape, state.Name)).ToList() : null;
        var initial = lowering.InitialStates ?? carried?.Select(c => c.Value).ToList();
        bool tracksSeen = initial is not null && mask is not null && OwnOutput is null;
        var start = initial?.ToList() ?? states.Select(state => _outer.Fill(0, state.Shape)).ToList();
        if (tracksSeen || OwnOutput is not null)
        {
            start.Add(_outer.Fill(0, x.Shape.Take(axis).Concat(OwnOutput ?? Shape.Scalar)));
        }

        var cell = Body(Directed(Prepared(x, axis), axis)!, mask, states, start, axis, out var operands);
        var scan = new ScanOp(cell, axis, steps, false, start.Count, mask is null ? 1 : 2, 0) { Unroll = lowering.Arguments.Flag("Unroll") };
        var histories = _outer.AppendAll(scan, operands);
        var output = histories[OwnOutput is null ? 0 : states.Count];
        output.Name = OwnOutput is null ? states[0].Name : Output;
        Remember(histories.Take(states.Count), axis, steps, carried);
        var seen = tracksSeen ? histories[states.Count] : null;
        return lowering.Arguments.Flag("ReturnSequences")
            ? Shown(_outer.Slice(output, axis, 1, steps), seen is null ? null : _outer.Slice(seen, axis, 1, steps), mask)
            : Shown(_outer.Index(output, axis, steps), seen is null ? null : _outer.Index(seen, axis, steps), mask is null ? null : _outer.Index(mask, axis, steps - 1));
    }

    private IReadOnlyList<CellState> States(Shape rows, Shape step) =>
        layer.StatesOf(lowering.Layer, step).Select(state => state with { Shape = rows.Concat(state.Shape) }).ToList();

    /// <summary>The last states, for layers that start from them and for the next batch.</summary>
    private void Remember(IEnumerable<Value> histories, int axis, int steps, IReadOnlyList<(Port Port, Value Value)>? carried)
    {
        var last = histories.Select(history => _outer.Index(history, axis, steps)).ToList();
        lowering.Session.RememberStates(lowering.Layer, last);
        lowering.Session.Graph.Results.AddRange(carried?.Select((c, i) => (c.Port, last[i])) ?? []);
    }

    /// <summary>
    /// The Scan's body, and its operands in the same order: initial states, scanned values, captured values. A carry behind the states is the output that is
    /// none of them, or 1 from the first valid step on.
    /// </summary>
    private Graph Body(Value x, Value? mask, IReadOnlyList<CellState> carried, List<Value> start, int axis, out Value[] operands)
    {
        var body = new Graph(_outer.Graph.Ids);
        var inputs = start.ToList();
        var states = carried.Select(state => body.AddInput(state.Shape, Rate.Sample, state.Name)).ToList();
        var behind = start.Count > states.Count ? body.AddInput(start[states.Count].Shape, Rate.Sample, OwnOutput is null ? "seen" : Output) : null;
        var step = ScanIn(x, "x");
        var stepMask = mask is null ? null : ScanIn(mask, "mask");
        var captures = new Dictionary<Value, Value>();
        var recurrentDropout = layer.DroppedStates(carried.Select(state => state.Shape).ToList()).Select(shape => Mask("RecurrentDropout", shape)).ToList();
        var builder = new GraphBuilder(body) { Scope = _outer.Scope };
        var next = layer.Cell(new CellLowering(lowering, builder, Capture, recurrentDropout), step, states);
        body.Outputs.AddRange(next.Select((value, i) => Kept(builder, stepMask, value, i < states.Count ? states[i] : behind!)));
        if (behind is not null && OwnOutput is null)
        {
            body.Outputs.Add(builder.Max(behind, stepMask!));
        }

        operands = inputs.ToArray();
        return body;

        Value ScanIn(Value sequence, string name)
        {
            inputs.Add(sequence);
            return body.AddInput(sequence.Shape.Without(axis), sequence.Rate, name);
        }

        Value Capture(Value outer)
        {
            if (!captures.TryGetValue(outer, out var inner))
            {
                inputs.Add(outer);
                captures[outer] = inner = body.AddInput(outer.Shape, outer.Rate, outer.Name);
            }

            return inner;
        }
    }

    private Value Step(Value x)
    {
        int rows = lowering.RowAxes;
        var mask = lowering.Mask is { } given ? OfSteps(lowering, given) : null;
        var carried = States(x.Shape.Take(rows), x.Shape.Skip(rows));
        var behind = mask is not null && OwnOutput is { } output ? new[] { new CellState(Output, x.Shape.Take(rows).Concat(output)) } : [];
        var ports = carried.Concat(behind).Select((state, i) => lowering.Session.State(state.Shape, state.Name, lowering.InitialStates?.ElementAtOrDefault(i))).ToList();
        var states = ports.Select(p => p.Value).ToList();
        var next = layer.Cell(new CellLowering(lowering, _outer, outer => outer, []), layer.Prepared(lowering, x, [x]), states.Take(carried.Count).ToList());
        var kept = next.Select((value, i) => i < states.Count ? Kept(_outer, mask, value, states[i]) : value).ToList();
        lowering.Session.Graph.Results.AddRange(ports.Select((p, i) => (p.Port, kept[i])));
        return Shown(kept[OwnOutput is null ? 0 : carried.Count], lowering.InitialStates is not null && OwnOutput is null ? Seen(mask) : null, mask);
    }

    /// <summary>1 from the first valid step of a stream on.</summary>
    private Value? Seen(Value? mask)
    {
        if (mask is null)
        {
            return null;
        }

        var (port, before) = lowering.Session.State(mask.Shape, "seen");
        var seen = _outer.Max(before, mask);
        lowering.Session.Graph.Results.Add((port, seen));
        return seen;
    }

    /// <summary>A mask over more than the steps as one over the steps: a step is masked where all of it is.</summary>
    public static Value OfSteps(LayerLowering lowering, Value mask)
    {
        int rank = lowering.RowAxes + (lowering.IsStep ? 0 : 1);
        while (mask.Shape.Rank > rank)
        {
            mask = lowering.Builder.ReduceLast(ReduceKind.Max, mask);
        }

        return mask;
    }

    private Value? Directed(Value? sequence, int axis) =>
        sequence is not null && lowering.Arguments.Flag("GoBackwards") ? _outer.Reverse(sequence, axis) : sequence;

    /// <summary>What the cell reads; dropout takes the same features at all steps of a sample.</summary>
    private Value Prepared(Value x, int axis)
    {
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != axis)];
        return layer.Prepared(lowering, x, Masks("Dropout", x.Shape.Without(axis)).Select(mask => mask is null ? x : _outer.Mul(x, _outer.Broadcast(mask, x.Shape, axes))).ToList());
    }

    private List<Value?> Masks(string rate, Shape shape) => Enumerable.Range(0, layer.DropoutMasks).Select(_ => Mask(rate, shape)).ToList();

    private Value? Mask(string rate, Shape shape) => lowering.DropoutMask(lowering.Arguments.Real(rate), shape);

    private static Value Kept(GraphBuilder builder, Value? mask, Value next, Value old) =>
        mask is null ? next : CellLowering.Named(builder.Select(Spread(builder, mask, next.Shape), next, old), next.Name);

    /// <summary>The output a state is: zeros at masked steps where the layer says so, else before the first valid one, which needs care if the state did not start at zero.</summary>
    private Value Shown(Value output, Value? seen, Value? mask) =>
        (lowering.Arguments.Flag("ZeroOutputForMask") ? mask : seen) is { } shown ? _outer.Select(Spread(_outer, shown, output.Shape), output, _outer.Literal(0)) : output;

    // a scalar stands for an array by itself
    private static Value Spread(GraphBuilder builder, Value mask, Shape shape) => mask.Shape.Rank == 0 ? mask : builder.BroadcastTrailing(mask, shape);
}
