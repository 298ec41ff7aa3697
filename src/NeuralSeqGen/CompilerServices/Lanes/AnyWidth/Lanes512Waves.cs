using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NeuralSeqGen.CompilerServices.LaneConstants;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

/// <summary>What sine and cosine of <see cref="Lanes512"/> have in common.</summary>
internal static class Lanes512Waves
{
    /// <summary>
    /// sin(x + quarters · π/2). What is left of x behind the nearest multiple n of π/2 goes into the polynomial of the sine or, if n + quarters is odd, of the cosine;
    /// the second bit of that number is the sign. From 100,000 on n is not always the nearest one: what is left is limited, so that no result leaves [−1, 1].
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Wave(V x, int quarters)
    {
        var shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(TwoOverPi), Vector512.Create(RoundMagic));
        var n = shifted - Vector512.Create(RoundMagic);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-HalfPiHigh), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-HalfPiMiddle), r);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-HalfPiLow), r);
        r = Vector512.MinNative(Vector512.Create(WaveLimit), Vector512.MaxNative(Vector512.Create(-WaveLimit), r));
        var quadrant = shifted.AsInt32() + Vector512.Create(quarters);
        var isSine = Vector512.Equals(quadrant & Vector512.Create(1), Vector512<int>.Zero).AsSingle();
        return Vector512.ConditionalSelect(isSine, Sine(r), Cosine(r)) ^ Vector512.ShiftLeft(quadrant & Vector512.Create(2), 30).AsSingle();
    }

    /// <summary>sin r for |r| ≤ <see cref="WaveLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sine(V r)
    {
        var s = r * r;
        var p = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(s, Vector512.Create(Sin2), Vector512.Create(Sin1)), s, Vector512.Create(Sin0));
        return Vector512.MultiplyAddEstimate(p * s, r, r);
    }

    /// <summary>cos r for |r| ≤ <see cref="WaveLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cosine(V r)
    {
        var s = r * r;
        var p = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(s, Vector512.Create(Cos2), Vector512.Create(Cos1)), s, Vector512.Create(Cos0));
        return Vector512.MultiplyAddEstimate(p, s * s, Vector512.MultiplyAddEstimate(s, Vector512.Create(-0.5f), Vector512.Create(1f)));
    }
}
