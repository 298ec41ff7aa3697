using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Runs a cell along the steps: a Scan, or one step of a stream. A masked step keeps the state and so repeats the output, zeros before the first
/// valid step. Going backwards reads a reversed view and leaves the outputs in processing order.
/// </summary>
internal sealed class RecurrentLowering(RecurrentLayer layer, LayerLowering lowering)
{
    private readonly GraphBuilder _outer = lowering.Builder;

    public Value Lower(Value x) => lowering.IsStep ? Step(x) : Sequence(x);

    private Value Sequence(Value x)
    {
        int axis = lowering.RowAxes, steps = x.Shape[axis];
        var mask = Directed(lowering.Mask, axis);
        var state = StateShape(x.Shape.Take(axis));
        var cell = Body(Directed(InputDropped(x, axis), axis)!, mask, state, axis, out var operands);
        var scan = new ScanOp(cell, axis, steps, false, layer.States.Count, mask is null ? 1 : 2, 0) { Unroll = lowering.Arguments.Flag("Unroll") };
        var history = _outer.AppendAll(scan, operands)[0];
        history.Name = layer.States[0];
        return lowering.Arguments.Flag("ReturnSequences")
            ? ZeroMasked(_outer.Slice(history, axis, 1, steps), mask)
            : ZeroMasked(_outer.Index(history, axis, steps), mask is null ? null : _outer.Index(mask, axis, steps - 1));
    }

    /// <summary>The Scan's body, and its operands in the same order: initial states, scanned values, captured values.</summary>
    private Graph Body(Value x, Value? mask, Shape state, int axis, out Value[] operands)
    {
        var body = new Graph(_outer.Graph.Ids);
        var inputs = layer.States.Select(_ => _outer.Fill(0, state)).ToList();
        var states = layer.States.Select(name => body.AddInput(state, Rate.Sample, name)).ToList();
        var step = ScanIn(x, "x");
        var stepMask = mask is null ? null : ScanIn(mask, "mask");
        var captures = new Dictionary<Value, Value>();
        var recurrentDropout = lowering.DropoutMask(lowering.Arguments.Real("RecurrentDropout"), state);
        var builder = new GraphBuilder(body) { Scope = _outer.Scope };
        var next = layer.Cell(new CellLowering(lowering, builder, Capture, recurrentDropout), step, states);
        body.Outputs.AddRange(next.Select((value, i) => Kept(builder, stepMask, value, states[i])));
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
        var ports = layer.States.Select(name => lowering.Session.State(StateShape(x.Shape.Take(lowering.RowAxes)), name)).ToList();
        var states = ports.Select(p => p.Value).ToList();
        var next = layer.Cell(new CellLowering(lowering, _outer, outer => outer, null), x, states);
        var kept = next.Select((value, i) => Kept(_outer, lowering.Mask, value, states[i])).ToList();
        lowering.Session.Graph.Results.AddRange(ports.Select((p, i) => (p.Port, kept[i])));
        return ZeroMasked(kept[0], lowering.Mask);
    }

    private Shape StateShape(Shape rows) => rows.Concat(new Shape(lowering.Arguments.Int("Units")));

    private Value? Directed(Value? sequence, int axis) =>
        sequence is not null && lowering.Arguments.Flag("GoBackwards") ? _outer.Reverse(sequence, axis) : sequence;

    /// <summary>One set of dropped features for all steps of a sample.</summary>
    private Value InputDropped(Value x, int axis)
    {
        var mask = lowering.DropoutMask(lowering.Arguments.Real("Dropout"), x.Shape.Without(axis));
        return mask is null ? x : _outer.Mul(x, _outer.Broadcast(mask, x.Shape, Enumerable.Range(0, x.Shape.Rank).Where(a => a != axis).ToArray()));
    }

    private static Value Kept(GraphBuilder builder, Value? mask, Value next, Value old) =>
        mask is null ? next : CellLowering.Named(builder.Select(Spread(builder, mask, next.Shape), next, old), next.Name);

    private Value ZeroMasked(Value output, Value? mask) =>
        mask is not null && lowering.Arguments.Flag("ZeroOutputForMask") ? _outer.Select(Spread(_outer, mask, output.Shape), output, _outer.Literal(0)) : output;

    // a scalar stands for an array by itself
    private static Value Spread(GraphBuilder builder, Value mask, Shape shape) => mask.Shape.Rank == 0 ? mask : builder.BroadcastTrailing(mask, shape);
}
