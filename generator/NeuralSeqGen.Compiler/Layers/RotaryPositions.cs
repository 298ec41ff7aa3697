using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Queries and keys turned by their positions, so that their products depend on how far they are apart (Su et al., 2021): feature i and feature i + size/2 of a head
/// are a point in the plane, turned by position · wavelength^(−2i ÷ size) radians (keras_hub/src/layers/modeling/rotary_embedding.py).
/// </summary>
internal static class RotaryPositions
{
    private const string Flag = "Rotary", Wavelength = "RotaryMaxWavelength";

    public static readonly IReadOnlyList<Argument> Arguments = [Argument.Flag(Flag, false) with { IsLater = true }, PositionAngles.MaxWavelength(Wavelength) with { IsLater = true }];

    /// <summary>Reports heads that cannot be turned.</summary>
    /// <param name="binding">The attention's place.</param>
    /// <param name="size">Features of a head's queries and keys.</param>
    /// <param name="axes">How many axes are attended over.</param>
    public static void Check(LayerBinding binding, int size, int axes)
    {
        if (!binding.Arguments.Flag(Flag))
        {
            return;
        }

        if (size % 2 != 0)
        {
            binding.Complain($"Rotary of {binding.Display} turns features in pairs, but a head has {Naming.Count(size)}. Give it an even number.");
        }
        else if (axes != 1)
        {
            binding.Complain($"Rotary of {binding.Display} needs one axis of positions, but it attends over {Naming.Count(axes)} axes at once. Name one in AttentionAxes.");
        }
    }

    /// <summary>x [rows…, positions, size], turned where the layer says so.</summary>
    /// <param name="lowering">The attention.</param>
    /// <param name="x">Queries or keys.</param>
    /// <param name="steps">What a step of a stream attends to.</param>
    /// <param name="input">The input that x is made of.</param>
    public static Value Turned(LayerLowering lowering, Value x, AttendedSteps steps, int input)
    {
        if (!lowering.Arguments.Flag(Flag))
        {
            return x;
        }

        var b = lowering.Builder;
        int axis = x.Shape.Rank - 1, size = x.Shape.Last, half = size / 2;
        var positions = steps.Position(input) is not { } position ? b.Iota(new Shape(x.Shape[axis - 1])) : b.Reshape(position, new Shape(1));
        var angles = PositionAngles.Of(b, positions, b.Mul(b.Literal(2), b.Iota(new Shape(half))), size, lowering.Arguments.Real(Wavelength));
        Value left = b.Slice(x, axis, 0, half), right = b.Slice(x, axis, half, half);
        Value cos = b.BroadcastLeading(b.Cos(angles), left.Shape), sin = b.BroadcastLeading(b.Sin(angles), left.Shape);
        return b.Concat(axis, b.Sub(b.Mul(left, cos), b.Mul(right, sin)), b.Add(b.Mul(right, cos), b.Mul(left, sin)));
    }
}
