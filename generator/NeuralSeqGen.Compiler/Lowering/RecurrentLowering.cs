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
    private readonly GraphBuilder _outer = lowering.Builder;

    public Value Lower(Value x) => lowering.IsStep ? Step(x) : Sequence(x);

    private Value Sequence(Value x)
    {
        int axis = lowering.RowAxes, steps = x.Shape[axis];
        var mask = Directed(lowering.Mask is { } given ? OfSteps(lowering, given) : null, axis);
        var state = x.Shape.Take(axis).Concat(layer.State(lowering.Arguments, x.Shape.Skip(axis + 1)));
        var carried = lowering.Arguments.Flag("Stateful") ? layer.States.Select(name => lowering.Session.CarriedState(state, name)).ToList() : null;
        var initial = lowering.InitialStates ?? carried?.Select(c => c.Value).ToList();
        bool tracksSeen = initial is not null && mask is not null;
        var start = initial?.ToList() ?? layer.States.Select(_ => _outer.Fill(0, state)).ToList();
        if (tracksSeen)
        {
            start.Add(_outer.Fill(0, x.Shape.Take(axis)));
        }

        var cell = Body(Directed(Prepared(x, axis), axis)!, mask, start, axis, out var operands);
        var scan = new ScanOp(cell, axis, steps, false, start.Count, mask is null ? 1 : 2, 0) { Unroll = lowering.Arguments.Flag("Unroll") };
        var histories = _outer.AppendAll(scan, operands);
        histories[0].Name = layer.States[0];
        Remember(histories, axis, steps, carried);
        var seen = tracksSeen ? histories[layer.States.Count] : null;
        return lowering.Arguments.Flag("ReturnSequences")
            ? Shown(_outer.Slice(histories[0], axis, 1, steps), seen is null ? null : _outer.Slice(seen, axis, 1, steps), mask)
            : Shown(_outer.Index(histories[0], axis, steps), seen is null ? null : _outer.Index(seen, axis, steps), mask is null ? null : _outer.Index(mask, axis, steps - 1));
    }

    /// <summary>The last states, for layers that start from them and for the next batch.</summary>
    private void Remember(IReadOnlyList<Value> histories, int axis, int steps, IReadOnlyList<(Port Port, Value Value)>? carried)
    {
        var last = layer.States.Select((_, i) => _outer.Index(histories[i], axis, steps)).ToList();
        lowering.Session.RememberStates(lowering.Layer, last);
        lowering.Session.Graph.Results.AddRange(carried?.Select((c, i) => (c.Port, last[i])) ?? []);
    }

    /// <summary>
    /// The Scan's body, and its operands in the same order: initial states, scanned values, captured values. A carry behind the states is 1 from the
    /// first valid step on.
    /// </summary>
    private Graph Body(Value x, Value? mask, List<Value> start, int axis, out Value[] operands)
    {
        var body = new Graph(_outer.Graph.Ids);
        var inputs = start.ToList();
        var state = start[0].Shape;
        var states = layer.States.Select(name => body.AddInput(state, Rate.Sample, name)).ToList();
        var seen = start.Count > states.Count ? body.AddInput(start[states.Count].Shape, Rate.Sample, "seen") : null;
        var step = ScanIn(x, "x");
        var stepMask = mask is null ? null : ScanIn(mask, "mask");
        var captures = new Dictionary<Value, Value>();
        var recurrentDropout = Masks("RecurrentDropout", state);
        var builder = new GraphBuilder(body) { Scope = _outer.Scope };
        var next = layer.Cell(new CellLowering(lowering, builder, Capture, recurrentDropout), step, states);
        body.Outputs.AddRange(next.Select((value, i) => Kept(builder, stepMask, value, states[i])));
        if (seen is not null)
        {
            body.Outputs.Add(builder.Max(seen, stepMask!));
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
        var state = x.Shape.Take(rows).Concat(layer.State(lowering.Arguments, x.Shape.Skip(rows)));
        var mask = lowering.Mask is { } given ? OfSteps(lowering, given) : null;
        var ports = layer.States.Select(name => lowering.Session.State(state, name)).ToList();
        var states = ports.Select(p => p.Value).ToList();
        var next = layer.Cell(new CellLowering(lowering, _outer, outer => outer, []), layer.Prepared(lowering, x, [x]), states);
        var kept = next.Select((value, i) => Kept(_outer, mask, value, states[i])).ToList();
        lowering.Session.Graph.Results.AddRange(ports.Select((p, i) => (p.Port, kept[i])));
        return Shown(kept[0], null, mask);
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

    private List<Value?> Masks(string rate, Shape shape) =>
        Enumerable.Range(0, layer.DropoutMasks).Select(_ => lowering.DropoutMask(lowering.Arguments.Real(rate), shape)).ToList();

    private static Value Kept(GraphBuilder builder, Value? mask, Value next, Value old) =>
        mask is null ? next : CellLowering.Named(builder.Select(Spread(builder, mask, next.Shape), next, old), next.Name);

    /// <summary>The output a state is: zeros at masked steps where the layer says so, else before the first valid one, which needs care if the state did not start at zero.</summary>
    private Value Shown(Value output, Value? seen, Value? mask) =>
        (lowering.Arguments.Flag("ZeroOutputForMask") ? mask : seen) is { } shown ? _outer.Select(Spread(_outer, shown, output.Shape), output, _outer.Literal(0)) : output;

    // a scalar stands for an array by itself
    private static Value Spread(GraphBuilder builder, Value mask, Shape shape) => mask.Shape.Rank == 0 ? mask : builder.BroadcastTrailing(mask, shape);
}
