using System;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Angles that say a position: position · wavelength^(−place ÷ size), from one radian per step down to one per wavelength.</summary>
internal static class PositionAngles
{
    /// <summary>The longest wavelength over 2π.</summary>
    public static Argument MaxWavelength(string name) => Argument.Real(name, 10_000, 1);

    /// <summary>x without what is odd about it.</summary>
    public static Value Even(GraphBuilder b, Value x) => b.Mul(b.Literal(2), b.Unary(Ops.UnaryKind.Truncate, b.Mul(b.Literal(0.5), x)));

    /// <summary>[positions…, places].</summary>
    /// <param name="b">Appends to the graph.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="places">[places], each at least 0 and less than <paramref name="size"/>.</param>
    /// <param name="size">The place that would have the longest wavelength.</param>
    /// <param name="wavelength">That wavelength.</param>
    public static Value Of(GraphBuilder b, Value positions, Value places, double size, double wavelength)
    {
        var frequencies = b.Exp(b.Mul(places, b.Literal(-Math.Log(wavelength) / size)));
        var shape = positions.Shape.Concat(places.Shape);
        return b.Mul(b.BroadcastTrailing(positions, shape), b.BroadcastLeading(frequencies, shape));
    }
}
