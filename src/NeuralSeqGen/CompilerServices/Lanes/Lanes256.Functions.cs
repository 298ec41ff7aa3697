using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NeuralSeqGen.CompilerServices.LaneConstants;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes256
{
    /// <summary>eˣ to 2e-7 relative, from denormal results to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var clamped = Vector256.MinNative(Vector256.Create(ExpHigh), Vector256.MaxNative(Vector256.Create(ExpLow), x));
        var shifted = Vector256.MultiplyAddEstimate(clamped, Vector256.Create(Log2E), Vector256.Create(RoundMagic));
        var n = shifted - Vector256.Create(RoundMagic);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), clamped);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r) * Vector256.Create(Log2E);
        // 2ⁿ in two factors: n may lie outside the exponents of normal numbers.
        var integer = shifted.AsInt32() - Vector256.Create(RoundMagicBits);
        var half = Vector256.ShiftRightArithmetic(integer, 1);
        var scale = Power2(half);
        return Vector256.MultiplyAddEstimate(r * scale, Exp2Tail(r), scale) * Power2(integer - half);
    }

    /// <summary>1 / (1 + e⁻ˣ) to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var t = Vector256.MinNative(Vector256.Create(Exp2Limit), Vector256.MaxNative(Vector256.Create(-Exp2Limit), x * Vector256.Create(-Log2E)));
        var f = Fraction(t, out var scale);
        return Vector256.Create(1f) / Vector256.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale + Vector256.Create(1f));
    }

    /// <summary>tanh x to 1e-7, relative to x where x is small: (e²ˣ − 1) / (e²ˣ + 1) with e²ˣ − 1 in full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var t = Vector256.MinNative(Vector256.Create(TanhLimit), Vector256.MaxNative(Vector256.Create(-TanhLimit), x * Vector256.Create(2f * Log2E)));
        var f = Fraction(t, out var scale);
        var expm1 = Vector256.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale - Vector256.Create(1f));
        return expm1 / (expm1 + Vector256.Create(2f));
    }

    /// <summary>ln x to 2e-7 relative, denormals included; −∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var tiny = Vector256.LessThan(x, Vector256.Create(MinNormal));
        var normal = Vector256.ConditionalSelect(tiny, x * Vector256.Create(TwoPower23), x);
        var bits = normal.AsInt32() - Vector256.Create(SqrtHalfBits);
        var exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23)) - (tiny & Vector256.Create(23f));
        var f = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsSingle() - Vector256.Create(1f);
        var result = LogTail(f, exponent);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, V.Zero), Vector256.Create(float.NegativeInfinity), result);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, V.Zero), Vector256.Create(float.NaN), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), result, x);
    }

    /// <summary>ln(1 + eˣ) to 2e-7, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        var power = Exp(-Vector256.Abs(x));
        var u = power + Vector256.Create(1f);
        // u lies in [1, 2]: no special case of the logarithm can occur.
        var log = LogNormal(u) + (power - (u - Vector256.Create(1f))) / u;
        return Vector256.MaxNative(V.Zero, x) + log;
    }

    /// <summary>The error function to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        var a = Vector256.MinNative(Vector256.Create(ErfLimit), Vector256.Abs(x));
        var s = a * a;
        var small = Vector256.MultiplyAddEstimate(s, Vector256.Create(Erf6), Vector256.Create(Erf5));
        small = Vector256.MultiplyAddEstimate(small, s, Vector256.Create(Erf4));
        small = Vector256.MultiplyAddEstimate(small, s, Vector256.Create(Erf3));
        small = Vector256.MultiplyAddEstimate(small, s, Vector256.Create(Erf2));
        small = Vector256.MultiplyAddEstimate(small, s, Vector256.Create(Erf1));
        small = Vector256.MultiplyAddEstimate(small, s, Vector256.Create(Erf0)) * a;
        var large = Vector256.Create(1f) - Exp2Normal(-ErfcExponent(a));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(1f)), small, large);
        return magnitude | (x & Vector256.Create(-0f));
    }

    /// <summary>(2ᶠ − 1) / f for |f| ≤ ½: the one polynomial behind every exponential here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Tail(V f)
    {
        var s = f * f;
        var high = Vector256.MultiplyAddEstimate(f, Vector256.Create(Exp5), Vector256.Create(Exp4));
        var middle = Vector256.MultiplyAddEstimate(f, Vector256.Create(Exp3), Vector256.Create(Exp2));
        return Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, s, middle), s, Vector256.MultiplyAddEstimate(f, Vector256.Create(Exp1), Vector256.Create(Exp0)));
    }

    /// <summary>What is left of t for |t| ≤ <see cref="Exp2Limit"/> behind the nearest whole number n; 2ⁿ by its exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fraction(V t, out V scale)
    {
        // Adding rounds, and leaves n in the low bits: two operations fewer than to round and to convert.
        var shifted = t + Vector256.Create(ScaleMagic);
        scale = Vector256.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        return t - (shifted - Vector256.Create(ScaleMagic));
    }

    /// <summary>2ᵗ for |t| ≤ <see cref="Exp2Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Normal(V t)
    {
        var f = Fraction(t, out var scale);
        return Vector256.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power2(Vector256<int> exponent) => Vector256.ShiftLeft(exponent + Vector256.Create(127), 23).AsSingle();

    /// <summary>ln(1 + f) + exponent · ln 2 for f from √½ − 1 to √2 − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail(V f, V exponent)
    {
        var p = Vector256.MultiplyAddEstimate(f, Vector256.Create(Log7), Vector256.Create(Log6));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log5));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log4));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log3));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log2));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log1));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(Log0));
        var square = f * f;
        var tail = Vector256.MultiplyAddEstimate(p * f, square, exponent * Vector256.Create(Ln2Low));
        tail = Vector256.MultiplyAddEstimate(square, Vector256.Create(-0.5f), tail);
        return Vector256.MultiplyAddEstimate(exponent, Vector256.Create(Ln2High), f + tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogNormal(V x)
    {
        var bits = x.AsInt32() - Vector256.Create(SqrtHalfBits);
        var exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23));
        return LogTail(((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsSingle() - Vector256.Create(1f), exponent);
    }

    /// <summary>−log₂ erfc(a) for a from 1 to <see cref="ErfLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcExponent(V a)
    {
        var p = Vector256.MultiplyAddEstimate(a, Vector256.Create(Erfc6), Vector256.Create(Erfc5));
        p = Vector256.MultiplyAddEstimate(p, a, Vector256.Create(Erfc4));
        p = Vector256.MultiplyAddEstimate(p, a, Vector256.Create(Erfc3));
        p = Vector256.MultiplyAddEstimate(p, a, Vector256.Create(Erfc2));
        p = Vector256.MultiplyAddEstimate(p, a, Vector256.Create(Erfc1));
        return Vector256.MultiplyAddEstimate(p, a, Vector256.Create(Erfc0));
    }
}
