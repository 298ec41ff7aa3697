using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>Appends nodes to a graph. What lowerings and gradient rules are written in.</summary>
internal sealed class GraphBuilder(Graph graph)
{
    private readonly Dictionary<double, Value> _literals = [];

    public Graph Graph { get; } = graph;

    /// <summary>Layer and direction of the nodes appended next; see <see cref="Node.Scope"/>.</summary>
    public string Scope { get; set; } = "";

    public IReadOnlyList<Value> AppendAll(Op op, params Value[] inputs)
    {
        var node = new Node(op, inputs, Scope);
        var rate = op.InferRate(inputs);
        foreach (var shape in op.InferShapes(inputs.Select(i => i.Shape).ToList()))
        {
            if (shape.LongElements is > int.MaxValue and var elements)
            {
                throw WorkMemoryException.OfValue(Scope, elements);
            }

            node.Outputs.Add(new Value(Graph.Ids.Next(), shape, rate, null) { Producer = node });
        }

        Graph.Nodes.Add(node);
        return node.Outputs;
    }

    public Value Append(Op op, params Value[] inputs) => AppendAll(op, inputs)[0];

    public Value Literal(double value) => _literals.TryGetValue(value, out var known) ? known : _literals[value] = Append(new LiteralOp(value));

    /// <summary>An array of one literal.</summary>
    public Value Fill(double value, Shape shape) => Broadcast(Literal(value), shape, []);

    public Value Unary(UnaryKind kind, Value x) => Append(new UnaryOp(kind), x);

    public Value Binary(BinaryKind kind, Value x, Value y) => Append(new BinaryOp(kind), x, y);

    public Value Add(Value x, Value y) => Binary(BinaryKind.Add, x, y);

    public Value Sub(Value x, Value y) => Binary(BinaryKind.Sub, x, y);

    public Value Mul(Value x, Value y) => Binary(BinaryKind.Mul, x, y);

    public Value Div(Value x, Value y) => Binary(BinaryKind.Div, x, y);

    public Value Max(Value x, Value y) => Binary(BinaryKind.Max, x, y);

    public Value Min(Value x, Value y) => Binary(BinaryKind.Min, x, y);

    public Value Equal(Value x, Value y) => Binary(BinaryKind.Equal, x, y);

    public Value Less(Value x, Value y) => Binary(BinaryKind.Less, x, y);

    public Value LessEqual(Value x, Value y) => Binary(BinaryKind.LessEqual, x, y);

    public Value Greater(Value x, Value y) => Binary(BinaryKind.Greater, x, y);

    public Value GreaterEqual(Value x, Value y) => Binary(BinaryKind.GreaterEqual, x, y);

    public Value Neg(Value x) => Unary(UnaryKind.Neg, x);

    public Value Exp(Value x) => Unary(UnaryKind.Exp, x);

    public Value Log(Value x) => Unary(UnaryKind.Log, x);

    public Value Sqrt(Value x) => Unary(UnaryKind.Sqrt, x);

    public Value Abs(Value x) => Unary(UnaryKind.Abs, x);

    public Value Sign(Value x) => Unary(UnaryKind.Sign, x);

    public Value Sigmoid(Value x) => Unary(UnaryKind.Sigmoid, x);

    public Value Tanh(Value x) => Unary(UnaryKind.Tanh, x);

    public Value Sin(Value x) => Unary(UnaryKind.Sin, x);

    public Value Cos(Value x) => Unary(UnaryKind.Cos, x);

    /// <summary>min(max(x, low), high).</summary>
    public Value Clip(Value x, double low, double high) => Min(Max(x, Literal(low)), Literal(high));

    public Value Select(Value mask, Value a, Value b) => Append(new SelectOp(), mask, a, b);

    public Value Product(Value a, Value b, bool transposeA = false, bool transposeB = false, int batchAxes = 0) =>
        Append(new ProductOp(new([new(transposeA, transposeB)]), false, batchAxes), a, b);

    /// <summary>Σ A·B + init, A [rows…, k] and B [k, N].</summary>
    public Value Product(IReadOnlyList<(Value A, Value B)> terms, Value? init)
    {
        var operands = terms.SelectMany(t => new[] { t.A, t.B });
        return Append(new ProductOp(terms.Select(_ => new ProductTerm()).ToEquatableArray(), init is not null), (init is null ? operands : operands.Append(init)).ToArray());
    }

    /// <summary>A·B + init, both contracted over so many axes: A [batch…, rows…, k…] and B [batch…, k…, N].</summary>
    public Value Contract(Value a, Value b, int depth, Value? init = null, int batchAxes = 0) =>
        Append(new ProductOp(new([new(Depth: depth)]), init is not null, batchAxes), init is null ? [a, b] : [a, b, init]);

    public Value Reduce(ReduceKind kind, Value x, int axis) => Append(new ReduceOp(kind, axis), x);

    /// <summary>Reduces the last axis.</summary>
    public Value ReduceLast(ReduceKind kind, Value x) => Reduce(kind, x, x.Shape.Rank - 1);

    public Value Sum(Value x) => x.Shape.Rank == 0 ? x : Reduce(ReduceKind.Sum, x, 0);

    /// <summary>[rows…, N] to [N].</summary>
    public Value SumRows(Value x) => SumTo(x, [x.Shape.Rank - 1]);

    /// <summary>Sums over every axis not in <paramref name="axes"/> (ascending).</summary>
    public Value SumTo(Value x, int[] axes)
    {
        if (axes.Length == x.Shape.Rank)
        {
            return x;
        }

        var rest = Enumerable.Range(0, x.Shape.Rank).Where(axis => !axes.Contains(axis));
        return Reduce(ReduceKind.Sum, Transpose(x, [.. axes, .. rest]), axes.Length);
    }

    /// <summary>Σx over the axes from one on, in double.</summary>
    public Value DoubleSum(Value x, int axis = 0) => Append(new DoubleReduceOp(DoubleReduceKind.Sum, axis), x);

    /// <summary>√Σx² over the axes from one on, in double.</summary>
    public Value Norm(Value x, int axis = 0) => Append(new DoubleReduceOp(DoubleReduceKind.Norm, axis), x);

    public Value BatchReduce(Value x) => Append(new BatchReduceOp(), x);

    public Value Slice(Value x, int axis, int start, int length) =>
        start == 0 && length == x.Shape[axis] ? x : Append(new SliceOp(axis, start, length), x);

    /// <summary>One index of an axis, which disappears.</summary>
    public Value Index(Value x, int axis, int index) => Reshape(Slice(x, axis, index, 1), x.Shape.Without(axis));

    public Value Pad(Value x, int axis, int before, int after, int interior = 0, double fill = 0) =>
        before == 0 && after == 0 && interior == 0 ? x : Append(new PadOp(axis, before, after, interior, fill), x);

    /// <summary>Elements of a vector moved towards the end, the first ones filled.</summary>
    public Value Shift(Value x, int by, double fill) =>
        by >= x.Shape[0] ? Fill(fill, x.Shape) : Pad(Slice(x, 0, 0, x.Shape[0] - by), 0, by, 0, fill: fill);

    /// <summary>Windows along an axis as a new axis behind it.</summary>
    public Value Window(Value x, int axis, int size, int stride, int dilation) => Append(new WindowOp(axis, size, stride, dilation), x);

    /// <summary>Every n-th element of an axis, the first one first.</summary>
    public Value Every(Value x, int axis, int n) => n == 1 ? x : Index(Window(x, axis, 1, n, 1), axis + 1, 0);

    public Value Concat(int axis, params Value[] parts) => parts.Length == 1 ? parts[0] : Append(new ConcatOp(axis), parts);

    public Value Reverse(Value x, int axis) => Append(new ReverseOp(axis), x);

    /// <summary>x for the value, a constant for the gradient.</summary>
    public Value StopGradient(Value x) => Append(new StopGradientOp(), x);

    public Value Reshape(Value x, Shape shape) => shape.Equals(x.Shape) ? x : Append(new ReshapeOp(shape), x);

    public Value Transpose(Value x, int[] permutation) =>
        permutation.SequenceEqual(Enumerable.Range(0, permutation.Length)) ? x : Append(new TransposeOp(new(permutation)), x);

    /// <summary>Axis i of x becomes axis axes[i] of the result; the other axes repeat it.</summary>
    public Value Broadcast(Value x, Shape shape, int[] axes) => shape.Equals(x.Shape) ? x : Append(new BroadcastOp(shape, new(axes)), x);

    /// <summary>Repeats x along new trailing axes: [a…] to the shape, whose first axes are a….</summary>
    public Value BroadcastTrailing(Value x, Shape shape) => Broadcast(x, shape, Enumerable.Range(0, x.Shape.Rank).ToArray());

    /// <summary>Repeats x along new leading axes.</summary>
    public Value BroadcastLeading(Value x, Shape shape) => Broadcast(x, shape, Enumerable.Range(shape.Rank - x.Shape.Rank, x.Shape.Rank).ToArray());

    /// <summary>Index of each element along the last axis.</summary>
    public Value Iota(Shape shape) => Append(new IotaOp(shape));

    /// <summary>Rows of a table [n, d] by ids [rows…]: [rows…, d].</summary>
    public Value Gather(Value ids, Value table) => Append(new GatherOp(), ids, table);

    public Value Random(int stream, Shape shape) => Append(new RandomOp(stream, shape));
}
