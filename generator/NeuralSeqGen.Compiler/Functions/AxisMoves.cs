using System;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Axes brought to where the primitives want them.</summary>
internal static class AxisMoves
{
    /// <summary>The axis behind all others.</summary>
    public static Value ToLast(GraphBuilder b, Value x, int axis) =>
        b.Transpose(x, [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != axis), axis]);

    /// <summary>What works along the last axis, along any.</summary>
    public static Value AlongLast(GraphBuilder b, Value x, int axis, Func<Value, Value> apply)
    {
        int last = x.Shape.Rank - 1;
        return b.Transpose(apply(ToLast(b, x, axis)), [.. Enumerable.Range(0, last + 1).Select(a => a < axis ? a : a == axis ? last : a - 1)]);
    }

    /// <summary>A new axis of extent 1.</summary>
    public static Value Insert(GraphBuilder b, Value x, int axis) => b.Reshape(x, x.Shape.Insert(axis, 1));
}
