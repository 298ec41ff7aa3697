using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Graph;

/// <summary>Operators of ONNX on values with a batch axis; axes are those of a sample, counted from 0.</summary>
internal static class OnnxOps
{
    public static OnnxValue Unary(this OnnxGraph g, string op, OnnxValue x, params ProtoMessage[] attributes) => g.Node(op, x.Shape, [x], attributes);

    /// <summary>An operator of two values, the smaller of which is repeated along missing axes and those of extent 1.</summary>
    public static OnnxValue Binary(this OnnxGraph g, string op, OnnxValue a, OnnxValue b)
    {
        var (x, y) = (g.Leading(a, b), g.Leading(b, a));
        return g.Node(op, Spread(x.Shape, y.Shape), [x, y]) with { IsConstant = x.IsConstant && y.IsConstant };
    }

    public static OnnxValue Add(this OnnxGraph g, OnnxValue a, OnnxValue b) => g.Binary("Add", a, b);

    public static OnnxValue Sub(this OnnxGraph g, OnnxValue a, OnnxValue b) => g.Binary("Sub", a, b);

    public static OnnxValue Mul(this OnnxGraph g, OnnxValue a, OnnxValue b) => g.Binary("Mul", a, b);

    public static OnnxValue Div(this OnnxGraph g, OnnxValue a, OnnxValue b) => g.Binary("Div", a, b);

    /// <summary>x along its last axis with a constant of two axes.</summary>
    public static OnnxValue MatMul(this OnnxGraph g, OnnxValue x, OnnxValue matrix) => g.Node("MatMul", x.With(-1, matrix.Shape[^1]), [x, matrix]);

    /// <summary>The product of the last two axes; the ones in front are equal.</summary>
    public static OnnxValue Product(this OnnxGraph g, OnnxValue a, OnnxValue b) => g.Node("MatMul", a.With(-1, b.Shape[^1]), [a, b]);

    public static OnnxValue Where(this OnnxGraph g, OnnxValue condition, OnnxValue a, OnnxValue b) => g.Node("Where", Spread(condition.Shape, Spread(a.Shape, b.Shape)), [condition, a, b]);

    public static OnnxValue Reshape(this OnnxGraph g, OnnxValue x, params int[] shape) =>
        shape.SequenceEqual(x.Shape) ? x : g.Node("Reshape", shape, [x, g.Integers([-1, .. shape.Select(extent => (long)extent)])]);

    /// <summary>The first axis of a sample joined with the batch: what a layer does to every step.</summary>
    public static OnnxValue Fold(this OnnxGraph g, OnnxValue x) => g.Node("Reshape", x.Shape[1..], [x, g.Integers([-1, .. x.Shape[1..].Select(extent => (long)extent)])]);

    /// <summary>The way back from <see cref="Fold"/>.</summary>
    public static OnnxValue Unfold(this OnnxGraph g, OnnxValue x, int extent) => g.Node("Reshape", [extent, .. x.Shape], [x, g.Integers([-1, extent, .. x.Shape.Select(e => (long)e)])]);

    public static OnnxValue Transpose(this OnnxGraph g, OnnxValue x, params int[] axes) => axes.SequenceEqual(Enumerable.Range(0, axes.Length))
        ? x
        : g.Node("Transpose", [.. axes.Select(axis => x.Shape[axis])], [x], OnnxAttribute.Of("perm", x.IsConstant ? axes : [0, .. axes.Select(axis => axis + 1)])) with { IsConstant = x.IsConstant };

    public static OnnxValue Slice(this OnnxGraph g, OnnxValue x, int axis, int start, int count) =>
        start == 0 && count == x.Shape[axis] ? x : g.Node("Slice", x.With(axis, count), [x, g.Integers(start), g.Integers(start + count), g.Integers(Axis(x, axis))]) with { IsConstant = x.IsConstant };

    public static OnnxValue Flip(this OnnxGraph g, OnnxValue x, int axis) => g.Node("Slice", x.Shape, [x, g.Integers(-1), g.Integers(int.MinValue), g.Integers(Axis(x, axis)), g.Integers(-1)]);

    /// <summary>One index of an axis, which is gone then.</summary>
    public static OnnxValue Index(this OnnxGraph g, OnnxValue x, int axis, int index) => g.Squeeze(g.Slice(x, axis, index, 1), axis);

    public static OnnxValue Squeeze(this OnnxGraph g, OnnxValue x, int axis) => g.Node("Squeeze", [.. x.Shape.Where((_, i) => i != axis)], [x, g.Integers(Axis(x, axis))]);

    /// <summary>A new axis of extent 1.</summary>
    public static OnnxValue Unsqueeze(this OnnxGraph g, OnnxValue x, int axis) => g.Node("Unsqueeze", [.. x.Shape[..axis], 1, .. x.Shape[axis..]], [x, g.Integers(Axis(x, axis))]) with { IsConstant = x.IsConstant };

    /// <summary>New axes of extent 1 at the end, up to so many.</summary>
    public static OnnxValue Trailing(this OnnxGraph g, OnnxValue x, int rank) => x.Rank >= rank ? x : g.Trailing(g.Unsqueeze(x, x.Rank), rank);

    /// <summary>New axes of extent 1 behind the batch, up to those of another value; a constant needs none.</summary>
    private static OnnxValue Leading(this OnnxGraph g, OnnxValue x, OnnxValue other) => x.IsConstant || x.Rank >= other.Rank ? x : g.Leading(g.Unsqueeze(x, 0), other);

    public static OnnxValue Concat(this OnnxGraph g, int axis, params OnnxValue[] values) =>
        g.Node("Concat", values[0].With(axis, values.Sum(v => v.Shape[axis])), values, OnnxAttribute.Of("axis", (int)Axis(values[0], axis)));

    /// <summary>A reduction over axes, which stay with extent 1: ReduceSum takes them as an input, the others still as an attribute.</summary>
    public static OnnxValue Reduce(this OnnxGraph g, string op, OnnxValue x, params int[] axes)
    {
        int[] shape = [.. x.Shape.Select((extent, axis) => axes.Contains(axis) ? 1 : extent)];
        return op == "ReduceSum"
            ? g.Node(op, shape, [x, g.Integers([.. axes.Select(axis => Axis(x, axis))])], OnnxAttribute.Of("keepdims", 1))
            : g.Node(op, shape, [x], OnnxAttribute.Of("axes", axes.Select(axis => (int)Axis(x, axis))), OnnxAttribute.Of("keepdims", 1));
    }

    public static OnnxValue Pad(this OnnxGraph g, OnnxValue x, int axis, int before, int after, double fill = 0)
    {
        if (before == 0 && after == 0)
        {
            return x;
        }

        long[] pads = new long[2 * (x.Rank + 1)];
        pads[axis + 1] = before;
        pads[x.Rank + 1 + axis + 1] = after;
        return g.Node("Pad", x.With(axis, before + x.Shape[axis] + after), [x, g.Integers(pads), g.Number(fill)], OnnxAttribute.Of("mode", "constant"));
    }

    /// <summary>A value of numbers as one of another type.</summary>
    public static OnnxValue Cast(this OnnxGraph g, OnnxValue x, OnnxType type) => g.Unary("Cast", x, OnnxAttribute.Of("to", (int)type));

    /// <summary>One number for every element of a batch, as many rows as another value has.</summary>
    public static OnnxValue Fill(this OnnxGraph g, OnnxValue like, int[] shape)
    {
        var batch = new OnnxValue(g.Nodes("Shape", 1, [like], OnnxAttribute.Of("start", 0), OnnxAttribute.Of("end", 1))[0], [1]);
        var extents = shape.Length == 0 ? batch : new OnnxValue(g.Nodes("Concat", 1, [batch, g.Integers([.. shape.Select(e => (long)e)])], OnnxAttribute.Of("axis", 0))[0], [1 + shape.Length]);
        return g.Node("ConstantOfShape", shape, [extents]);
    }

    private static long Axis(OnnxValue x, int axis) => axis + (x.IsConstant ? 0 : 1);

    /// <summary>The extents of two laid upon one another from the end, as NumPy does.</summary>
    private static int[] Spread(int[] a, int[] b)
    {
        int rank = Math.Max(a.Length, b.Length);
        return [.. Enumerable.Range(0, rank).Select(i => Math.Max(At(a, i), At(b, i)))];

        int At(int[] shape, int i) => i - (rank - shape.Length) is >= 0 and var axis ? shape[axis] : 1;
    }
}
