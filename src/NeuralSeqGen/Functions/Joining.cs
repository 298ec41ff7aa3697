namespace NeuralSeqGen;

/// <summary>Tensors put together along an axis, and taken apart.</summary>
internal static class Joining
{
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, int axis) => Concatenate("Concatenate", parts, axis);

    public static Tensor Stack(ReadOnlySpan<Tensor> parts, int axis)
    {
        var added = new Tensor[parts.Length];
        for (int i = 0; i < added.Length; i++)
        {
            FunctionShapes.Axis("Stack", axis, parts[i].Shape, added: 1);
            added[i] = parts[i].Shape.SequenceEqual(parts[0].Shape) ? parts[i].ExpandDims(axis)
                : throw FunctionShapes.Mismatch("Stack", $"{ShapeText.Of(parts[0].Shape)} and {ShapeText.Of(parts[i].Shape)} differ. All parts have one shape.", "parts", parts[0].Shape, parts[i].Shape);
        }

        return Concatenate("Stack", added, axis);
    }

    public static TensorParts Split(Tensor x, int parts, int axis)
    {
        int along = FunctionShapes.Axis("Split", axis, x.Shape), extent = x.Shape[along], count = FunctionShapes.AtLeast("Split", "parts", 1, parts);
        return extent % count == 0 ? SplitAt(x, [.. Enumerable.Range(1, count - 1).Select(part => part * (extent / count))], along)
            : throw FunctionShapes.Mismatch("Split", $"axis {axis} of {ShapeText.Of(x.Shape)} has {extent} elements, which make no {count} equal parts. SplitAt takes the places to cut at.", "parts", [count], x.Shape);
    }

    public static TensorParts SplitAt(Tensor x, ReadOnlySpan<int> indices, int axis)
    {
        int along = FunctionShapes.Axis("SplitAt", axis, x.Shape), extent = x.Shape[along];
        int[] cuts = [0, .. indices, extent];
        var parts = new Tensor[cuts.Length - 1];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = cuts[i] >= 0 && cuts[i] < cuts[i + 1] && cuts[i + 1] <= extent ? Slice(x, along, cuts[i], cuts[i + 1])
                : throw FunctionShapes.Mismatch("SplitAt", $"axis {axis} of {ShapeText.Of(x.Shape)} is not cut at {ShapeText.Of(indices)}: the places have to rise from 1 to {extent - 1}.", "indices", indices, x.Shape);
        }

        return new(parts);
    }

    public static Tensor Pad(Tensor x, int before, int after, int axis, double value)
    {
        int along = FunctionShapes.Axis("Pad", axis, x.Shape);
        FunctionShapes.AtLeast("Pad", "before", 0, before);
        FunctionShapes.AtLeast("Pad", "after", 0, after);
        var padded = before == 0 ? x : Concatenate("Pad", [Filled(before), x], along);
        return after == 0 ? padded : Concatenate("Pad", [padded, Filled(after)], along);

        Tensor Filled(int extent)
        {
            int[] shape = x.Shape.ToArray();
            shape[along] = extent;
            return Tensor.Full(shape, value);
        }
    }

    public static Tensor Roll(Tensor x, int shift, int axis)
    {
        int along = FunctionShapes.Axis("Roll", axis, x.Shape), extent = x.Shape[along], by = ((shift % extent) + extent) % extent;
        return by == 0 ? x : Concatenate("Roll", [Slice(x, along, extent - by, extent), Slice(x, along, 0, extent - by)], along);
    }

    public static Tensor Shift(Tensor x, int shift, int axis, double value)
    {
        int along = FunctionShapes.Axis("Shift", axis, x.Shape), extent = x.Shape[along];
        return Math.Abs((long)shift) >= extent ? Tensor.Full(x.Shape, value)
            : shift >= 0 ? Pad(shift == 0 ? x : Slice(x, along, 0, extent - shift), shift, 0, along, value)
            : Pad(Slice(x, along, -shift, extent), 0, -shift, along, value);
    }

    private static Tensor Concatenate(string operation, ReadOnlySpan<Tensor> parts, int axis)
    {
        if (parts.Length == 0)
        {
            throw FunctionShapes.Mismatch(operation, "there are no parts.", "parts", [1], [0]);
        }

        int along = FunctionShapes.Axis(operation, axis, parts[0].Shape), extent = 0;
        foreach (var part in parts)
        {
            extent += part.Rank == parts[0].Rank && FunctionShapes.Without(part.Shape, along).AsSpan().SequenceEqual(FunctionShapes.Without(parts[0].Shape, along)) ? part.Shape[along]
                : throw FunctionShapes.Mismatch(operation, $"{ShapeText.Of(parts[0].Shape)} and {ShapeText.Of(part.Shape)} differ in more than axis {axis}.", "parts", parts[0].Shape, part.Shape);
        }

        int[] shape = parts[0].Shape.ToArray();
        shape[along] = extent;
        return new(shape, Joined(parts, along, FunctionShapes.Count(shape)));
    }

    // what stands behind an index of the axes in front of the joined one is a run of elements in every part
    private static float[] Joined(ReadOnlySpan<Tensor> parts, int along, int count)
    {
        float[] values = new float[count];
        int rows = FunctionShapes.Count(parts[0].Shape[..along]), at = 0;
        for (int row = 0; row < rows; row++)
        {
            foreach (var part in parts)
            {
                int run = part.Values.Length / rows;
                part.Values.Slice(row * run, run).CopyTo(values.AsSpan(at));
                at += run;
            }
        }

        return values;
    }

    private static Tensor Slice(Tensor x, int along, int from, int end)
    {
        var indices = new TensorIndex[along + 1];
        Array.Fill(indices, Range.All);
        indices[along] = from..end;
        return x[indices];
    }
}
