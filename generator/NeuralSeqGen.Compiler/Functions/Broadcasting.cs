using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>NumPy's rule: axes of extent 1, and missing axes in front, are repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The operands in one shape; those without axes stay as they are, since operations on elements repeat them.</summary>
    public static IReadOnlyList<Value> Join(OperationCall call, params Value[] operands)
    {
        var shape = operands.Select(o => o.Shape).Aggregate((a, b) => Common(call, a, b));
        return operands.Select(o => o.Shape.Rank == 0 ? o : To(call.Builder, o, shape)).ToList();
    }

    public static Shape Common(OperationCall call, Shape a, Shape b)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        Shape x = Wide(a, rank), y = Wide(b, rank);
        bool fits = x.Zip(y, (n, m) => n == m || n == 1 || m == 1).All(f => f);
        return fits ? new(x.Zip(y, (n, m) => n == 1 ? m : n).ToArray()) : throw call.Misfit($"{Naming.Sample(a)} and {Naming.Sample(b)} do not fit. Counted from the last, axes are equal, or one of the two is 1.");
    }

    /// <summary>A value repeated to a shape that it fits.</summary>
    public static Value To(GraphBuilder b, Value x, Shape shape)
    {
        int missing = shape.Rank - x.Shape.Rank;
        var kept = Enumerable.Range(0, x.Shape.Rank).Where(axis => x.Shape[axis] == shape[axis + missing]).ToList();
        var squeezed = b.Reshape(x, new Shape(kept.Select(axis => x.Shape[axis]).ToArray()));
        return b.Broadcast(squeezed, shape, kept.Select(axis => axis + missing).ToArray());
    }

    /// <summary>Whether a value can be repeated to a shape.</summary>
    public static bool Fits(Shape x, Shape shape) => x.Rank <= shape.Rank && Wide(x, shape.Rank).Zip(shape, (n, m) => n == m || n == 1).All(f => f);

    private static Shape Wide(Shape shape, int rank) => new([.. Enumerable.Repeat(1, rank - shape.Rank), .. shape]);
}
