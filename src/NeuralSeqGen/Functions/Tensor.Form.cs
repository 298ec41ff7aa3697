namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>
    /// Parts of the first axes: an index takes one element and drops the axis, a range keeps it; <c>^1</c> counts from the end as everywhere in C#, axes that are not
    /// named stay whole: <c>x[0]</c>, <c>x[1..^1]</c>, <c>x[.., ^1]</c>.
    /// </summary>
    public Tensor this[params ReadOnlySpan<TensorIndex> indices] => Moves.Take(this, indices);

    /// <summary>The same elements in row-major order under another shape; one extent may be −1 and follows from the others.</summary>
    public Tensor Reshape(params ReadOnlySpan<int> shape) => Moves.Reshape(this, shape);

    /// <summary>Axis i of the result is axis <c>axes[i]</c> of this tensor; without axes, their order is reversed.</summary>
    public Tensor Transpose(params ReadOnlySpan<int> axes) => Moves.Transpose(this, axes);

    /// <summary>A new axis of extent 1, at this place in the result.</summary>
    public Tensor ExpandDims(int axis) => Moves.ExpandDims(this, axis);

    /// <summary>Repeated to a shape, as an operand is beside another one of that shape.</summary>
    public Tensor BroadcastTo(params ReadOnlySpan<int> shape) => Moves.BroadcastTo(this, shape);

    /// <summary>One after another along an axis of theirs: <c>Concatenate([a, b])</c>.</summary>
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, int axis = -1) => Joining.Concatenate(parts, axis);

    /// <summary>Side by side along a new axis, at this place in the result: <c>Stack([a, b])</c>.</summary>
    public static Tensor Stack(ReadOnlySpan<Tensor> parts, int axis = 0) => Joining.Stack(parts, axis);

    /// <summary>Equal parts along an axis, the last one where none is named (Keras: the first): <c>var (a, b) = x.Split(2)</c>.</summary>
    public TensorParts Split(int parts, int axis = -1) => Joining.Split(this, parts, axis);

    /// <summary>Parts along an axis that begin at 0 and at the given indices, as Keras's <c>split</c> takes a list: <c>var (a, b, c) = x.SplitAt([4, 6])</c>.</summary>
    public TensorParts SplitAt(ReadOnlySpan<int> indices, int axis = -1) => Joining.SplitAt(this, indices, axis);

    /// <summary>A number before the first and behind the last elements of an axis, so many times.</summary>
    public Tensor Pad(int before, int after, int axis = -1, double value = 0) => Joining.Pad(this, before, after, axis, value);

    /// <summary>Elements moved along an axis, to its end for a positive number; what leaves on one side comes in on the other.</summary>
    public Tensor Roll(int shift, int axis = -1) => Joining.Roll(this, shift, axis);

    /// <summary>Elements moved along an axis, to its end for a positive number; the others are filled with a value.</summary>
    public Tensor Shift(int shift, int axis = -1, double value = 0) => Joining.Shift(this, shift, axis, value);

    /// <summary>An axis from its end to its start.</summary>
    public Tensor Flip(int axis = -1) => Moves.Flip(this, axis);

    /// <summary>Every element of an axis so many times in a row: a, a, b, b.</summary>
    public Tensor Repeat(int repeats, int axis = -1) => Moves.Repeat(this, repeats, axis);

    /// <summary>An axis so many times after itself: a, b, a, b.</summary>
    public Tensor Tile(int repeats, int axis = -1) => Moves.Tile(this, repeats, axis);

    /// <summary>Classes as vectors along a new last axis: 1 at the index that the element is, else 0; all 0 for what is none of the classes.</summary>
    public Tensor OneHot(int classes) => Tables.OneHot(this, classes);

    /// <summary>Rows of this table (n, …) by ids from 0 to n − 1: ids (…) give (…, …).</summary>
    /// <exception cref="LabelOutOfRangeException">An id has no row. In a model it reads the nearest row.</exception>
    public Tensor Take(Tensor ids) => Tables.Take(this, ids);
}
