using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Reductions of one axis or of all, and sums along one.</summary>
internal static class ReduceOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        Reduction("Sum", Sum),
        Reduction("Mean", Mean),
        Reduction("Var", Variance),
        Reduction("Max", (b, x) => b.ReduceLast(ReduceKind.Max, x)),
        Reduction("Min", (b, x) => b.ReduceLast(ReduceKind.Min, x)),
        Reduction("LogSumExp", (b, x) => b.ReduceLast(ReduceKind.LogSumExp, x)),
        Reduction("ArgMax", ArgMax),
        new("CumSum", CumSum),
    ];

    private static Operation Reduction(string name, Func<GraphBuilder, Value, Value> last) => new(name, call => Reduced(call, last));

    /// <summary>Over all axes where none is named, which then are one.</summary>
    private static Value Reduced(OperationCall call, Func<GraphBuilder, Value, Value> last)
    {
        var b = call.Builder;
        var x = call.Tensor(0);
        bool isWhole = call.At(1) is null;
        if (isWhole)
        {
            var whole = last(b, b.Reshape(x, new Shape(x.Shape.Elements)));
            return call.Flag(2) ? b.Reshape(whole, new Shape(x.Shape.Select(_ => 1).ToArray())) : whole;
        }

        int axis = call.Axis(1, x.Shape);
        var reduced = last(b, AxisMoves.ToLast(b, x, axis));
        return call.Flag(2) ? AxisMoves.Insert(b, reduced, axis) : reduced;
    }

    private static Value Sum(GraphBuilder b, Value x) => b.ReduceLast(ReduceKind.Sum, x);

    private static Value Mean(GraphBuilder b, Value x) => b.Mul(Sum(b, x), b.Literal(1.0 / x.Shape.Last));

    private static Value Variance(GraphBuilder b, Value x)
    {
        var centred = b.Sub(x, b.BroadcastTrailing(Mean(b, x), x.Shape));
        return Mean(b, b.Mul(centred, centred));
    }

    /// <summary>The first NaN, or else the first largest: the op passes over NaN, which therefore counts as ∞.</summary>
    private static Value ArgMax(GraphBuilder b, Value x) =>
        b.ReduceLast(ReduceKind.ArgMax, b.Select(b.LessEqual(x, b.Literal(double.PositiveInfinity)), x, b.Literal(double.PositiveInfinity)));

    /// <summary>
    /// Each element and those before it: sums of 2, 4, 8 … neighbours, each of two sums of half as many. An infinity or NaN reaches the sums that it belongs to and no
    /// others, as it would in a product with ones and zeros.
    /// </summary>
    private static Value CumSum(OperationCall call)
    {
        var b = call.Builder;
        var sums = call.Tensor(0);
        int axis = call.Axis(1, sums.Shape), n = sums.Shape[axis];
        for (int by = 1; by < n; by *= 2)
        {
            sums = b.Add(sums, b.Pad(b.Slice(sums, axis, 0, n - by), axis, by, 0));
        }

        return sums;
    }
}
