using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// Appends the nodes of a graph over one value to another graph, for every row at once: leading axes are rows, to which the nodes know nothing. A value that
/// does not depend on the row, such as a weight, stays without them as long as it can.
/// </summary>
/// <param name="b">Where they go.</param>
/// <param name="rows">Extents of the rows; a scalar for one value.</param>
internal sealed class GraphInliner(GraphBuilder b, Shape rows)
{
    private readonly Dictionary<Value, Value> _values = [];

    public void Set(Value inner, Value outer) => _values[inner] = outer;

    public void Set(IReadOnlyList<Value> inner, IReadOnlyList<Value> outer)
    {
        for (int i = 0; i < inner.Count; i++)
        {
            Set(inner[i], outer[i]);
        }
    }

    public Value Get(Value inner) => _values[inner];

    /// <summary>A value of every row, repeated where it does not depend on the row.</summary>
    public Value GetWithRows(Value inner) => HasRows(inner) ? Get(inner) : b.BroadcastLeading(Get(inner), rows.Concat(inner.Shape));

    public void Append(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            Set(node.Output, node.Inputs.Any(HasRows) ? Rowed(node) : node.Op is LiteralOp literal ? b.Literal(literal.Value) : b.Append(node.Op, node.Inputs.Select(Get).ToArray()));
        }
    }

    private bool HasRows(Value inner) => rows.Rank > 0 && Get(inner).Shape.Rank > inner.Shape.Rank;

    private Value Rowed(Node node)
    {
        int n = rows.Rank;
        return node.Op switch
        {
            { IsElementwise: true } => b.Append(node.Op, node.Inputs.Select(x => Spread(x, node.Output.Shape)).ToArray()),
            ProductOp product => Product(product, node.Inputs),
            GatherOp => b.Append(node.Op, Get(node.Inputs[0]), Get(node.Inputs[1])),
            ReduceOp reduce => b.Append(reduce with { Axis = reduce.Axis + n }, Get(node.Inputs[0])),
            SliceOp slice => b.Append(slice with { Axis = slice.Axis + n }, Get(node.Inputs[0])),
            PadOp pad => b.Append(pad with { Axis = pad.Axis + n }, Get(node.Inputs[0])),
            ReverseOp reverse => b.Append(reverse with { Axis = reverse.Axis + n }, Get(node.Inputs[0])),
            WindowOp window => b.Append(window with { Axis = window.Axis + n }, Get(node.Inputs[0])),
            ConcatOp concat => b.Append(new ConcatOp(concat.Axis + n), node.Inputs.Select(GetWithRows).ToArray()),
            ReshapeOp reshape => b.Reshape(Get(node.Inputs[0]), rows.Concat(reshape.Shape)),
            TransposeOp transpose => b.Transpose(Get(node.Inputs[0]), [.. Enumerable.Range(0, n), .. transpose.Permutation.Select(axis => axis + n)]),
            BroadcastOp broadcast => b.Broadcast(Get(node.Inputs[0]), rows.Concat(broadcast.Shape), [.. Enumerable.Range(0, n), .. broadcast.Axes.Select(axis => axis + n)]),
            StopGradientOp => b.StopGradient(Get(node.Inputs[0])),
            _ => throw new GraphException($"{node.Op.Mnemonic} of a function has no rule for rows"),
        };
    }

    /// <summary>An operand as an operation on elements needs it: numbers without axes stand for arrays, but those of a row have its axes.</summary>
    private Value Spread(Value inner, Shape result)
    {
        var value = Get(inner);
        var shape = rows.Concat(result);
        return value.Shape.Rank == 0 || value.Shape.Equals(shape) ? value :
            HasRows(inner) ? b.BroadcastTrailing(value, shape) :
            b.BroadcastLeading(value, shape);
    }

    private static bool IsRight(ProductOp product, int operand) => operand % 2 == 1 || operand == 2 * product.Terms.Count;

    private Value Product(ProductOp product, IReadOnlyList<Value> operands)
    {
        var term = product.Terms[0];
        if (product.BatchAxes == 0 && !term.TransposeA && !operands.Where((_, i) => IsRight(product, i)).Any(HasRows))
        {
            return b.Append(product, operands.Select((x, i) => IsRight(product, i) ? Get(x) : GetWithRows(x)).ToArray());
        }

        // a vector has no row of its own that the product of every row could keep
        bool isVector = operands[0].Shape.Rank == product.BatchAxes + term.Depth;
        var a = GetWithRows(operands[0]);
        var left = isVector ? b.Reshape(a, a.Shape.Insert(rows.Rank + product.BatchAxes, 1)) : a;
        var result = b.Append(product with { BatchAxes = product.BatchAxes + rows.Rank }, left, GetWithRows(operands[1]));
        return isVector ? b.Reshape(result, result.Shape.Without(rows.Rank + product.BatchAxes)) : result;
    }
}
