namespace NeuralSeqGen;

/// <summary>The same elements in another order or under another shape.</summary>
internal static class Moves
{
    public static Tensor Take(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        if (indices.Length > x.Rank)
        {
            throw FunctionShapes.Mismatch("x[…]", $"{indices.Length} indices for the {x.Rank} axes of {ShapeText.Of(x.Shape)}.", "indices", [indices.Length], x.Shape);
        }

        var view = TensorView.Of(x.Shape);
        int start = 0;
        List<int> shape = [], strides = [];
        for (int axis = 0; axis < x.Rank; axis++)
        {
            var index = axis < indices.Length ? indices[axis] : Range.All;
            var (from, length) = Part(x.Shape, axis, index);
            start += from * view.Strides[axis];
            if (index.Index is null)
            {
                shape.Add(length);
                strides.Add(view.Strides[axis]);
            }
        }

        return new TensorView([.. shape], [.. strides], start).Read(x);
    }

    public static Tensor Reshape(Tensor x, ReadOnlySpan<int> shape)
    {
        int[] extents = shape.ToArray();
        int count = x.Values.Length, open = Array.IndexOf(extents, -1);
        long known = extents.Where((_, axis) => axis != open).Aggregate(1L, (product, extent) => extent > 0 && product <= count ? product * extent : 0);
        if (open >= 0 && known > 0 && count % known == 0)
        {
            extents[open] = (int)(count / known);
        }

        return FunctionShapes.Holds(extents, count) ? new(extents, x.ToArray())
            : throw FunctionShapes.Mismatch("Reshape", $"{ShapeText.Of(x.Shape)} has {count} elements, which {ShapeText.Of(shape)} does not hold.", "shape", shape, x.Shape);
    }

    public static Tensor Transpose(Tensor x, ReadOnlySpan<int> axes)
    {
        if (axes.Length != 0 && axes.Length != x.Rank)
        {
            throw FunctionShapes.Mismatch("Transpose", $"{axes.Length} axes are named, {ShapeText.Of(x.Shape)} has {x.Rank}. Name every axis once.", "axes", axes, x.Shape);
        }

        int[] order = axes.Length == 0 ? [.. Enumerable.Range(0, x.Rank).Reverse()] : new int[x.Rank];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            order[axis] = FunctionShapes.Axis("Transpose", axes[axis], x.Shape);
        }

        return order.Distinct().Count() == x.Rank ? TensorView.Of(x.Shape).Turned(order).Read(x)
            : throw FunctionShapes.Mismatch("Transpose", $"an axis is named twice in {ShapeText.Of(axes)}. Name every axis once.", "axes", axes, x.Shape);
    }

    public static Tensor ExpandDims(Tensor x, int axis)
    {
        int at = FunctionShapes.Axis("ExpandDims", axis, x.Shape, added: 1);
        return new([.. x.Shape[..at], 1, .. x.Shape[at..]], x.ToArray());
    }

    public static Tensor BroadcastTo(Tensor x, ReadOnlySpan<int> shape)
    {
        int[] common = FunctionShapes.Common("BroadcastTo", x.Shape, shape);
        return shape.SequenceEqual(common) && common.All(extent => extent > 0) ? TensorView.Repeated(x.Shape, common).Read(x)
            : throw FunctionShapes.Mismatch("BroadcastTo", $"{ShapeText.Of(x.Shape)} is not repeated to {ShapeText.Of(shape)}.", "shape", shape, x.Shape);
    }

    public static Tensor Flip(Tensor x, int axis)
    {
        int along = FunctionShapes.Axis("Flip", axis, x.Shape);
        var view = TensorView.Of(x.Shape);
        int stride = view.Strides[along];
        view.Strides[along] = -stride;
        return (view with { Start = (x.Shape[along] - 1) * stride }).Read(x);
    }

    public static Tensor Repeat(Tensor x, int repeats, int axis) => Repeated("Repeat", x, repeats, axis, behind: 1);

    public static Tensor Tile(Tensor x, int repeats, int axis) => Repeated("Tile", x, repeats, axis, behind: 0);

    // a new axis of the repetitions, in front of the axis or behind it, that then becomes one with it
    private static Tensor Repeated(string operation, Tensor x, int repeats, int axis, int behind)
    {
        int along = FunctionShapes.Axis(operation, axis, x.Shape), times = FunctionShapes.AtLeast(operation, "repeats", 1, repeats);
        var added = x.ExpandDims(along + behind);
        int[] shape = x.Shape.ToArray(), wide = added.Shape.ToArray();
        wide[along + behind] = times;
        shape[along] *= times;
        return added.BroadcastTo(wide).Reshape(shape);
    }

    private static (int From, int Length) Part(ReadOnlySpan<int> shape, int axis, TensorIndex index)
    {
        int extent = shape[axis];
        int from = (index.Index ?? index.Range.Start).GetOffset(extent), end = index.Index is null ? index.Range.End.GetOffset(extent) : from + 1;
        string written = index.Index?.ToString() ?? index.Range.ToString();
        return from >= 0 && from < end && end <= extent ? (from, end - from)
            : throw FunctionShapes.Mismatch("x[…]", $"{written} of axis {axis} of {ShapeText.Of(shape)}: there is nothing there, the elements are 0 to {extent - 1}.", "indices", [from, end], shape);
    }
}
