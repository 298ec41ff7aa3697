using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>The ops that compute one sample from one sample.</summary>
internal static class SampleOps
{
    public static double[] Run(Op op, IReadOnlyList<double[]> x, IReadOnlyList<Shape> shapes, Shape result) => op switch
    {
        LiteralOp literal => [literal.Value],
        UnaryOp unary => [.. x[0].Select(v => Scalars.Unary(unary.Kind, v))],
        BinaryOp binary => Each(result, e => Scalars.Binary(binary.Kind, At(x[0], e), At(x[1], e))),
        SelectOp => Each(result, e => At(x[0], e) != 0 ? At(x[1], e) : At(x[2], e)),
        IotaOp => Each(result, e => e % result.Last),
        ReshapeOp or StopGradientOp => x[0],
        GatherOp => Each(result, e => x[1][(RowOf(x[0][e / result.Last], shapes[1][0]) * result.Last) + (e % result.Last)]),
        ProductOp product => Product(product, x, shapes, result),
        ReduceOp reduce => Reduce(reduce, x[0], shapes[0], result),
        DoubleReduceOp reduce => Each(result, e => x[0].Skip(e * shapes[0].Skip(reduce.Axis).Elements).Take(shapes[0].Skip(reduce.Axis).Elements) is var part && reduce.Kind == DoubleReduceKind.Norm ? Math.Sqrt(part.Sum(v => v * v)) : part.Sum()),
        SoftmaxOp => Softmax(x[0], result.Last),
        ConcatOp concat => Concat(concat, x, shapes, result),
        FoldOp fold => Fold(fold, x[0], shapes[0], result),
        _ => Each(result, e => Moved(op, x[0], shapes[0], Index(e, result))),
    };

    /// <summary>The row of a table that an id names.</summary>
    public static int RowOf(double id, int rows) => (int)Math.Clamp(id, 0, rows - 1);

    /// <summary>Ops that only move elements: where an element of the result comes from.</summary>
    private static double Moved(Op op, double[] x, Shape shape, int[] index)
    {
        switch (op)
        {
            case SliceOp slice:
                index[slice.Axis] += slice.Start;
                return x[Offset(index, shape)];
            case ReverseOp reverse:
                index[reverse.Axis] = shape[reverse.Axis] - 1 - index[reverse.Axis];
                return x[Offset(index, shape)];
            case PadOp pad:
                int place = index[pad.Axis] - pad.Before;
                index[pad.Axis] = place / (pad.Interior + 1);
                return place >= 0 && place % (pad.Interior + 1) == 0 && index[pad.Axis] < shape[pad.Axis] ? x[Offset(index, shape)] : pad.Fill;
            case WindowOp window:
                int at = (index[window.Axis] * window.Stride) + (index[window.Axis + 1] * window.Dilation);
                return x[Offset([.. index[..window.Axis], at, .. index[(window.Axis + 2)..]], shape)];
            case TransposeOp transpose:
                int[] source = new int[index.Length];
                for (int i = 0; i < index.Length; i++)
                {
                    source[transpose.Permutation[i]] = index[i];
                }

                return x[Offset(source, shape)];
            case BroadcastOp broadcast:
                return x[Offset([.. broadcast.Axes.Select(axis => index[axis])], shape)];
            default:
                throw new InvalidOperationException($"the interpreter does not know {op.Mnemonic}");
        }
    }

    private static double[] Product(ProductOp op, IReadOnlyList<double[]> x, IReadOnlyList<Shape> shapes, Shape result)
    {
        double[]? init = op.HasInit ? x[^1] : null;
        int n = result.Last;
        return Each(result, e =>
        {
            double sum = init is null ? 0 : init[init.Length == n && shapes[^1].Rank == 1 ? e % n : e];
            int perBatch = result.Skip(op.BatchAxes).Elements, which = e / perBatch, at = e % perBatch;
            for (int t = 0; t < op.Terms.Count; t++)
            {
                var (a, aShape) = Part(x[2 * t], shapes[2 * t], op.BatchAxes, which);
                var (b, bShape) = Part(x[(2 * t) + 1], shapes[(2 * t) + 1], op.BatchAxes, which);
                sum += Term(op.Terms[t], a, aShape, b, bShape, at / n, at % n);
            }

            return sum;
        });
    }

    /// <summary>The operand of one index of the batch axes.</summary>
    private static (double[] Values, Shape Shape) Part(double[] values, Shape shape, int batchAxes, int which)
    {
        var rest = shape.Skip(batchAxes);
        return batchAxes == 0 ? (values, shape) : (values[(which * rest.Elements)..((which + 1) * rest.Elements)], rest);
    }

    private static double Term(ProductTerm term, double[] a, Shape aShape, double[] b, Shape bShape, int row, int column)
    {
        int depth = term.TransposeA ? aShape.Rows : aShape.Skip(aShape.Rank - term.Depth).Elements;
        double sum = 0;
        for (int k = 0; k < depth; k++)
        {
            double left = term.TransposeA ? a[(k * aShape.Last) + row] : a[(row * depth) + k];
            sum += left * (term.TransposeB ? b[(column * depth) + k] : b[(k * bShape.Last) + column]);
        }

        return sum;
    }

    private static double[] Reduce(ReduceOp op, double[] x, Shape shape, Shape result)
    {
        int inner = shape.Skip(op.Axis).Elements;
        return Each(result, e => Scalars.Reduce(op.Kind, x.AsSpan(e * inner, inner)));
    }

    /// <summary>log Σ eˣ of every row.</summary>
    public static double[] LogSums(double[] x, int row) => [.. Enumerable.Range(0, x.Length / row).Select(r => x.Skip(r * row).Take(row) is var values ? values.Max() + Math.Log(values.Sum(v => Math.Exp(v - values.Max()))) : 0)];

    private static double[] Softmax(double[] x, int row)
    {
        double[] powers = [.. x.Select((v, e) => Math.Exp(v - x.Skip(e / row * row).Take(row).Max()))];
        return [.. powers.Select((p, e) => p / powers.Skip(e / row * row).Take(row).Sum())];
    }

    private static double[] Concat(ConcatOp op, IReadOnlyList<double[]> x, IReadOnlyList<Shape> shapes, Shape result) => Each(result, e =>
    {
        int[] index = Index(e, result);
        int part = 0;
        for (; index[op.Axis] >= shapes[part][op.Axis]; part++)
        {
            index[op.Axis] -= shapes[part][op.Axis];
        }

        return x[part][Offset(index, shapes[part])];
    });

    private static double[] Fold(FoldOp op, double[] x, Shape shape, Shape result)
    {
        double[] sums = new double[result.Elements];
        for (int e = 0; e < x.Length; e++)
        {
            int[] index = Index(e, shape);
            int at = (index[op.Axis] * op.Stride) + (index[op.Axis + 1] * op.Dilation);
            sums[Offset([.. index[..op.Axis], at, .. index[(op.Axis + 2)..]], result)] += x[e];
        }

        return sums;
    }

    private static double[] Each(Shape shape, Func<int, double> element) => [.. Enumerable.Range(0, shape.Elements).Select(element)];

    // a scalar stands for an array
    private static double At(double[] x, int element) => x.Length == 1 ? x[0] : x[element];

    private static int[] Index(int element, Shape shape)
    {
        int[] index = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            index[axis] = element % shape[axis];
            element /= shape[axis];
        }

        return index;
    }

    private static int Offset(int[] index, Shape shape) => shape.Strides().Zip(index, (stride, i) => stride * i).Sum();
}
