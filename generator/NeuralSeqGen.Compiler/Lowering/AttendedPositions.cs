using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Values laid out for attention: rows and the axes that are not attended over in front, those attended over as one axis of positions, features behind.</summary>
/// <param name="b">Appends to the graph.</param>
/// <param name="axes">Axes of the lowered value that are attended over, ascending.</param>
/// <param name="rank">Axes of the lowered value.</param>
internal sealed class AttendedPositions(GraphBuilder b, IReadOnlyList<int> axes, int rank)
{
    private readonly int[] _order = [.. Enumerable.Range(0, rank - 1).Except(axes), .. axes];

    /// <summary>Axes in front of the positions.</summary>
    public int RowAxes => rank - 1 - axes.Count;

    /// <summary>[rows…, positions, features].</summary>
    public Value Of(Value x) => Joined(b.Transpose(x, [.. _order, rank - 1]), x.Shape.Last);

    /// <summary>[rows…, positions] of a mask over the first axes of <paramref name="x"/>.</summary>
    public Value? Mask(Value? mask, Value x) => mask is null ? null : Joined(b.Transpose(b.BroadcastTrailing(mask, x.Shape.Take(rank - 1)), _order));

    /// <summary>[rows…, positions, features] with the axes of <paramref name="shape"/>, which has its own features.</summary>
    public Value Back(Value y, Shape shape)
    {
        var apart = b.Reshape(y, new Shape([.. _order.Select(axis => shape[axis]), y.Shape.Last]));
        return b.Transpose(apart, [.. Enumerable.Range(0, rank - 1).Select(axis => System.Array.IndexOf(_order, axis)), rank - 1]);
    }

    private Value Joined(Value x, params int[] behind)
    {
        int positions = x.Shape.Skip(RowAxes).Take(axes.Count).Elements;
        return b.Reshape(x, x.Shape.Take(RowAxes).Concat(new Shape([positions, .. behind])));
    }
}
