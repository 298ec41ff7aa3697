using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>The same elements in another shape or order, and tensors put together.</summary>
internal static class FormOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new("Item", ItemOperation.Apply),
        new("Reshape", Reshape),
        new("Transpose", Transpose),
        new("ExpandDims", call => AxisMoves.Insert(call.Builder, call.Tensor(0), call.Axis(1, call.Tensor(0).Shape, added: 1))),
        new("BroadcastTo", BroadcastTo),
        new("Concatenate", call => Concatenate(call, call.Tensors(0))),
        new("Stack", Stack),
        new("Split", Split),
        new("SplitAt", call => Cut(call, call.Tensor(0), call.Ints(1), call.Axis(2, call.Tensor(0).Shape))),
        new("Pad", call => call.Builder.Pad(call.Tensor(0), call.Axis(3, call.Tensor(0).Shape), AtLeast(call, 1, "before", 0), AtLeast(call, 2, "after", 0), fill: call.Real(4))),
        new("Roll", Roll),
        new("Shift", Shift),
        new("Flip", call => call.Builder.Reverse(call.Tensor(0), call.Axis(1, call.Tensor(0).Shape))),
        new("Repeat", call => Repeated(call, behind: 1)),
        new("Tile", call => Repeated(call, behind: 0)),
    ];

    /// <summary>A number of times, of parts or of elements.</summary>
    public static int AtLeast(OperationCall call, int at, string name, int least) => call.Int(at) >= least ? call.Int(at) : throw call.Misfit($"{name} is {call.Int(at)}; it has to be at least {least}.");

    /// <summary>Extents that are written, which have to be there.</summary>
    public static Shape Extents(OperationCall call, int at) => call.Ints(at) is var extents && extents.All(extent => extent > 0) ? new(extents) : throw call.Misfit($"{Naming.Sample(new(extents))} is no shape.");

    private static Value Reshape(OperationCall call)
    {
        var x = call.Tensor(0);
        int[] extents = call.Ints(1);
        int open = Array.IndexOf(extents, -1);
        long known = extents.Where((_, axis) => axis != open).Aggregate(1L, (product, extent) => product * extent), count = x.Shape.Elements;
        var shape = new Shape(extents);
        shape = open >= 0 && known > 0 && count % known == 0 ? shape.With(open, (int)(count / known)) : shape;
        return shape.All(extent => extent > 0) && shape.LongElements == count ? call.Builder.Reshape(x, shape)
            : throw call.Misfit($"{Naming.Sample(x.Shape)} has {count} elements, which {Naming.Sample(new(extents))} does not hold.");
    }

    private static Value Transpose(OperationCall call)
    {
        var x = call.Tensor(0);
        int rank = x.Shape.Rank;
        int[] written = call.Ints(1), axes = written.Length == 0 ? [.. Enumerable.Range(0, rank).Reverse()] : [.. written.Select(axis => axis < 0 ? axis + rank : axis)];
        return axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, rank)) ? call.Builder.Transpose(x, axes)
            : throw call.Misfit($"{Naming.Sample(new(written))} does not name every axis of {Naming.Sample(x.Shape)} once.");
    }

    private static Value BroadcastTo(OperationCall call)
    {
        var x = call.Tensor(0);
        var shape = Extents(call, 1);
        return Broadcasting.Fits(x.Shape, shape) ? Broadcasting.To(call.Builder, x, shape) : throw call.Misfit($"{Naming.Sample(x.Shape)} is not repeated to {Naming.Sample(shape)}.");
    }

    private static Value Concatenate(OperationCall call, IReadOnlyList<Value> parts)
    {
        var first = Parts(call, parts).Shape;
        int axis = call.Axis(1, first);
        var other = parts.FirstOrDefault(p => p.Shape.Rank != first.Rank || !p.Shape.Without(axis).Equals(first.Without(axis)));
        return other is null ? call.Builder.Concat(axis, [.. parts]) : throw call.Misfit($"{Naming.Sample(first)} and {Naming.Sample(other.Shape)} differ in more than axis {call.Int(1)}.");
    }

    private static Value Stack(OperationCall call)
    {
        var parts = call.Tensors(0);
        var first = Parts(call, parts).Shape;
        int axis = call.Axis(1, first, added: 1);
        var other = parts.FirstOrDefault(p => !p.Shape.Equals(first));
        return other is null ? call.Builder.Concat(axis, [.. parts.Select(p => AxisMoves.Insert(call.Builder, p, axis))])
            : throw call.Misfit($"{Naming.Sample(first)} and {Naming.Sample(other.Shape)} differ. All parts have one shape.");
    }

    private static Value Parts(OperationCall call, IReadOnlyList<Value> parts) => parts.Count > 0 ? parts[0] : throw call.Misfit("there are no parts.");

    private static IReadOnlyList<object?> Split(OperationCall call)
    {
        var x = call.Tensor(0);
        int axis = call.Axis(2, x.Shape), count = AtLeast(call, 1, "parts", 1), extent = x.Shape[axis];
        return extent % count == 0 ? Cut(call, x, [.. Enumerable.Range(1, count - 1).Select(part => part * (extent / count))], axis)
            : throw call.Misfit($"axis {call.Int(2)} of {Naming.Sample(x.Shape)} has {extent} elements, which make no {count} equal parts. SplitAt takes the places to cut at.");
    }

    private static IReadOnlyList<object?> Cut(OperationCall call, Value x, int[] places, int axis)
    {
        int extent = x.Shape[axis];
        int[] cuts = [0, .. places, extent];
        return cuts.Zip(cuts.Skip(1), (from, end) => from >= 0 && from < end && end <= extent ? (object?)call.Builder.Slice(x, axis, from, end - from)
            : throw call.Misfit($"an axis of {extent} in {Naming.Sample(x.Shape)} is not cut at {Naming.Sample(new(places))}: the places have to rise from 1 to {extent - 1}.")).ToList();
    }

    private static Value Roll(OperationCall call)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        int axis = call.Axis(2, x.Shape), extent = x.Shape[axis], by = ((call.Int(1) % extent) + extent) % extent;
        return by == 0 ? x : b.Concat(axis, b.Slice(x, axis, extent - by, by), b.Slice(x, axis, 0, extent - by));
    }

    private static Value Shift(OperationCall call)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        int by = call.Int(1), axis = call.Axis(2, x.Shape), extent = x.Shape[axis];
        double fill = call.Real(3);
        return Math.Abs((long)by) >= extent ? b.Fill(fill, x.Shape) :
            by >= 0 ? b.Pad(b.Slice(x, axis, 0, extent - by), axis, by, 0, fill: fill) :
            b.Pad(b.Slice(x, axis, -by, extent + by), axis, 0, -by, fill: fill);
    }

    /// <summary>A new axis of the repetitions, in front of the axis or behind it, that then becomes one with it.</summary>
    private static Value Repeated(OperationCall call, int behind)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        int axis = call.Axis(2, x.Shape), times = AtLeast(call, 1, "repeats", 1);
        var wide = b.Broadcast(x, x.Shape.Insert(axis + behind, times), [.. Enumerable.Range(0, x.Shape.Rank).Select(a => a < axis + behind ? a : a + 1)]);
        return b.Reshape(wide, x.Shape.With(axis, x.Shape[axis] * times));
    }
}
