using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Tensors that are made: of a number, of ids, of a table, at random.</summary>
internal static class MakingOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new("Full", call => call.Builder.Fill(call.Real(1), FormOperations.Extents(call, 0))),
        new("Arange", call => call.Builder.Iota(new Shape(FormOperations.AtLeast(call, 0, "count", 1)))),
        new("OneHot", OneHot),
        new("Take", Take),
        new("Dropout", Dropout),
        new("Normal", Normal),
    ];

    private static Value OneHot(OperationCall call)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        var shape = x.Shape.Insert(x.Shape.Rank, FormOperations.AtLeast(call, 1, "classes", 1));
        return b.Equal(b.BroadcastTrailing(x, shape), b.Iota(shape));
    }

    /// <summary>
    /// Rows of a table by ids; what stands behind the axis of the rows is one row. A weight is read in place, so that its gradient touches the rows read; of any
    /// other table the rows are chosen.
    /// </summary>
    private static Value Take(OperationCall call)
    {
        var b = call.Builder;
        Value table = call.Tensor(0), ids = call.Tensor(1);
        if (table.Shape.Rank == 0)
        {
            throw call.Misfit("a scalar has no rows.");
        }

        var row = table.Shape.Skip(1);
        var flat = b.Reshape(table, new Shape(table.Shape[0], row.Elements));
        var taken = call.Graph.Weights.Contains(table) ? b.Gather(ids, flat) : Chosen(b, flat, b.Reshape(ids, new Shape(ids.Shape.Elements)));
        return b.Reshape(taken, ids.Shape.Concat(row));
    }

    /// <summary>
    /// Rows of a computed table, the nearest one where an id has none, as <see cref="GatherOp"/> reads weights. Sums of one number and zeros in place of the other
    /// rows: a product with ones and zeros would spread an infinity or NaN to all rows.
    /// </summary>
    private static Value Chosen(GraphBuilder b, Value table, Value ids)
    {
        int rows = table.Shape[0];
        var shape = new Shape(ids.Shape[0], table.Shape.Last, rows);
        var row = b.Unary(UnaryKind.Truncate, b.Select(b.Greater(ids, b.Literal(0)), b.Min(ids, b.Literal(rows - 1)), b.Literal(0)));
        var isRow = b.Equal(b.Broadcast(row, shape, [0]), b.Broadcast(b.Iota(new Shape(rows)), shape, [2]));
        return b.ReduceLast(ReduceKind.Sum, b.Select(isRow, b.Broadcast(b.Transpose(table, [1, 0]), shape, [1, 2]), b.Literal(0)));
    }

    /// <summary>Zeros but in training; there the numbers of noise layers.</summary>
    private static Value Normal(OperationCall call)
    {
        var b = call.Builder;
        var shape = FormOperations.Extents(call, 0);
        return call.Graph.IsTraining ? b.Mul(NormalNumbers.Of(b, call.Graph.Random(shape), call.Graph.Random(shape)), b.Literal(call.Real(1))) : b.Fill(0, shape);
    }

    private static Value Dropout(OperationCall call)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        double rate = call.Real(1) is >= 0 and < 1 and var share ? share : throw call.Misfit("the rate is a share from 0 to below 1.");
        if (!call.Graph.IsTraining || rate == 0)
        {
            return x;
        }

        var keep = b.GreaterEqual(call.Graph.Random(x.Shape), b.Literal(rate));
        return b.Mul(x, b.Select(keep, b.Literal(1 / (1 - rate)), b.Literal(0)));
    }
}
