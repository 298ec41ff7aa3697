using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Products of two tensors.</summary>
internal static class ProductOperations
{
    public static readonly IReadOnlyList<Operation> All = [new("Dot", Dot), new("MatMul", MatMul), new("Einsum", Einsum)];

    private static Value Dot(OperationCall call)
    {
        Value x = call.Tensor(0), y = call.Tensor(1);
        if (x.Shape.Rank == 0 || y.Shape.Rank is 0 or > 2 || x.Shape.Last != y.Shape[0])
        {
            throw Misfit(call, x.Shape, y.Shape, "The last axis of the left one has to be the first of the right one, which is a matrix (k, n) or a vector (k). More axes take MatMul or Einsum.");
        }

        return Product(call.Builder, x, y);
    }

    private static Value MatMul(OperationCall call)
    {
        var b = call.Builder;
        Value x = call.Tensor(0), y = call.Tensor(1);
        if (x.Shape.Rank == 0 || y.Shape.Rank == 0 || x.Shape.Last != y.Shape[y.Shape.Rank > 1 ? -2 : -1])
        {
            throw Misfit(call, x.Shape, y.Shape, "The last axis of the left one has to be the last but one of the right one: (…, m, k) and (…, k, n).");
        }

        if (y.Shape.Rank <= 2)
        {
            return Product(b, x, y);
        }

        var left = x.Shape.Rank == 1 ? AxisMoves.Insert(b, x, 0) : x;
        var batch = Broadcasting.Common(call, left.Shape.Take(left.Shape.Rank - 2), y.Shape.Take(y.Shape.Rank - 2));
        var product = b.Product(Broadcasting.To(b, left, batch.Concat(left.Shape.Skip(left.Shape.Rank - 2))), Broadcasting.To(b, y, batch.Concat(y.Shape.Skip(y.Shape.Rank - 2))), batchAxes: batch.Rank);
        return x.Shape.Rank == 1 ? b.Reshape(product, product.Shape.Without(batch.Rank)) : product;
    }

    /// <summary>Rows times a matrix or vector.</summary>
    private static Value Product(GraphBuilder b, Value x, Value y) => y.Shape.Rank == 1
        ? b.Reshape(b.Product(x, AxisMoves.Insert(b, y, 1)), x.Shape.Take(x.Shape.Rank - 1))
        : b.Product(x, y);

    /// <summary>Any contraction as one product: [kept in both, own, summed] times [kept in both, summed, own].</summary>
    private static Value Einsum(OperationCall call)
    {
        var b = call.Builder;
        Value x = call.Tensor(1), y = call.Tensor(2);
        var (left, right, result) = EinsumLabels.Of(call, call.Text(0), x.Shape, y.Shape);
        x = EinsumLabels.SumOwn(b, x, ref left, right, result);
        y = EinsumLabels.SumOwn(b, y, ref right, left, result);
        string batch = new(left.Where(l => right.Contains(l) && result.Contains(l)).ToArray()), summed = new(left.Where(l => right.Contains(l) && !result.Contains(l)).ToArray());
        string rows = new(left.Where(l => !right.Contains(l)).ToArray()), columns = new(right.Where(l => !left.Contains(l)).ToArray());
        Shape Extents(string labels, Value of, string own) => new(labels.Select(l => of.Shape[own.IndexOf(l)]).ToArray());
        Value Ordered(Value of, string own, string order, Shape shape) => b.Reshape(b.Transpose(of, order.Select(l => own.IndexOf(l)).ToArray()), shape);
        Shape batches = Extents(batch, x, left), depth = Extents(summed, x, left), m = Extents(rows, x, left), n = Extents(columns, y, right);
        var a = Ordered(x, left, batch + rows + summed, batches.Concat(new(m.Elements, depth.Elements)));
        var c = Ordered(y, right, batch + summed + columns, batches.Concat(new(depth.Elements, n.Elements)));
        var product = b.Reshape(b.Product(a, c, batchAxes: batches.Rank), batches.Concat(m).Concat(n));
        string made = batch + rows + columns;
        return b.Transpose(product, result.Select(l => made.IndexOf(l)).ToArray());
    }

    private static FunctionException Misfit(OperationCall call, Shape x, Shape y, string remedy) => call.Misfit($"{Naming.Sample(x)} and {Naming.Sample(y)} do not fit. {remedy}");
}
