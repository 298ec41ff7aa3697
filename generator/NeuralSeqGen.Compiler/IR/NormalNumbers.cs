using System;
using System.Linq;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>
/// Standard normal numbers from uniform ones (Box and Muller): √(−2 ln(1 − u)) · cos 2πv. The cosine is an odd polynomial: with t = |v − ½| − ¼, which
/// lies in [−¼, ¼], cos 2πv = sin 2πt, and the series of the sine up to its eleventh power is right to 6e-8 there.
/// </summary>
internal static class NormalNumbers
{
    /// <summary>One number per element, of uniform numbers from two streams of their own.</summary>
    public static Value Of(GraphBuilder b, Value u, Value v) => b.Mul(b.Sqrt(b.Mul(b.Literal(-2), b.Log(b.Sub(b.Literal(1), u)))), Cosine(b, v));

    /// <summary>cos 2πv for v from 0 to 1.</summary>
    public static Value Cosine(GraphBuilder b, Value v)
    {
        var t = b.Sub(b.Abs(b.Sub(v, b.Literal(0.5))), b.Literal(0.25));
        var square = b.Mul(t, t);
        var sum = b.Literal(Coefficient(11));
        foreach (int power in new[] { 9, 7, 5, 3, 1 })
        {
            sum = b.Add(b.Mul(sum, square), b.Literal(Coefficient(power)));
        }

        return b.Mul(sum, t);
    }

    /// <summary>Factor of tⁿ in the series of sin 2πt: ±(2π)ⁿ / n!.</summary>
    private static double Coefficient(int n) => Enumerable.Range(1, n).Aggregate(n % 4 == 1 ? 1.0 : -1.0, (product, k) => product * 2 * Math.PI / k);
}
