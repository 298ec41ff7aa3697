using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NeuralSeqGen.CompilerServices.LaneConstants;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes512
{
    /// <summary>eˣ to 2e-7 relative, from denormal results to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var clamped = Vector512.MinNative(Vector512.Create(ExpHigh), Vector512.MaxNative(Vector512.Create(ExpLow), x));
        var shifted = Vector512.MultiplyAddEstimate(clamped, Vector512.Create(Log2E), Vector512.Create(RoundMagic));
        var n = shifted - Vector512.Create(RoundMagic);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), clamped);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r) * Vector512.Create(Log2E);
        // 2ⁿ in two factors: n may lie outside the exponents of normal numbers.
        var integer = shifted.AsInt32() - Vector512.Create(RoundMagicBits);
        var half = Vector512.ShiftRightArithmetic(integer, 1);
        var scale = Power2(half);
        return Vector512.MultiplyAddEstimate(r * scale, Exp2Tail(r), scale) * Power2(integer - half);
    }

    /// <summary>1 / (1 + e⁻ˣ) to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var t = Vector512.MinNative(Vector512.Create(Exp2Limit), Vector512.MaxNative(Vector512.Create(-Exp2Limit), x * Vector512.Create(-Log2E)));
        var f = Fraction(t, out var scale);
        return Vector512.Create(1f) / Vector512.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale + Vector512.Create(1f));
    }

    /// <summary>tanh x to 1e-7, relative to x where x is small: (e²ˣ − 1) / (e²ˣ + 1) with e²ˣ − 1 in full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var t = Vector512.MinNative(Vector512.Create(TanhLimit), Vector512.MaxNative(Vector512.Create(-TanhLimit), x * Vector512.Create(2f * Log2E)));
        var f = Fraction(t, out var scale);
        var expm1 = Vector512.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale - Vector512.Create(1f));
        return expm1 / (expm1 + Vector512.Create(2f));
    }

    /// <summary>ln x to 2e-7 relative, denormals included; −∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var tiny = Vector512.LessThan(x, Vector512.Create(MinNormal));
        var normal = Vector512.ConditionalSelect(tiny, x * Vector512.Create(TwoPower23), x);
        var bits = normal.AsInt32() - Vector512.Create(SqrtHalfBits);
        var exponent = Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(bits, 23)) - (tiny & Vector512.Create(23f));
        var f = ((bits & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalfBits)).AsSingle() - Vector512.Create(1f);
        var result = LogTail(f, exponent);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), Vector512.Create(float.NegativeInfinity), result);
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, V.Zero), Vector512.Create(float.NaN), result);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), result, x);
    }

    /// <summary>ln(1 + eˣ) to 2e-7, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        var power = Exp(-Vector512.Abs(x));
        var u = power + Vector512.Create(1f);
        // u lies in [1, 2]: no special case of the logarithm can occur.
        var log = LogNormal(u) + (power - (u - Vector512.Create(1f))) / u;
        return Vector512.MaxNative(V.Zero, x) + log;
    }

    /// <summary>The error function to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        var a = Vector512.MinNative(Vector512.Create(ErfLimit), Vector512.Abs(x));
        var s = a * a;
        var small = Vector512.MultiplyAddEstimate(s, Vector512.Create(Erf6), Vector512.Create(Erf5));
        small = Vector512.MultiplyAddEstimate(small, s, Vector512.Create(Erf4));
        small = Vector512.MultiplyAddEstimate(small, s, Vector512.Create(Erf3));
        small = Vector512.MultiplyAddEstimate(small, s, Vector512.Create(Erf2));
        small = Vector512.MultiplyAddEstimate(small, s, Vector512.Create(Erf1));
        small = Vector512.MultiplyAddEstimate(small, s, Vector512.Create(Erf0)) * a;
        var large = Vector512.Create(1f) - Exp2Normal(-ErfcExponent(a));
        var magnitude = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(1f)), small, large);
        return magnitude | (x & Vector512.Create(-0f));
    }

    /// <summary>sin x to 1e-7 for |x| up to 100,000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x) => Lanes512Waves.Wave(x, 0);

    /// <summary>cos x to 1e-7 for |x| up to 100,000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x) => Lanes512Waves.Wave(x, 1);

    /// <summary>(2ᶠ − 1) / f for |f| ≤ ½: the one polynomial behind every exponential here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Tail(V f)
    {
        var s = f * f;
        var high = Vector512.MultiplyAddEstimate(f, Vector512.Create(Exp5), Vector512.Create(Exp4));
        var middle = Vector512.MultiplyAddEstimate(f, Vector512.Create(Exp3), Vector512.Create(Exp2));
        return Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(high, s, middle), s, Vector512.MultiplyAddEstimate(f, Vector512.Create(Exp1), Vector512.Create(Exp0)));
    }

    /// <summary>What is left of t for |t| ≤ <see cref="Exp2Limit"/> behind the nearest whole number n; 2ⁿ by its exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fraction(V t, out V scale)
    {
        // Adding rounds, and leaves n in the low bits: two operations fewer than to round and to convert, and none of SSE4.1, which Native AOT does not take for granted.
        var shifted = t + Vector512.Create(ScaleMagic);
        scale = Vector512.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        return t - (shifted - Vector512.Create(ScaleMagic));
    }

    /// <summary>2ᵗ for |t| ≤ <see cref="Exp2Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Normal(V t)
    {
        var f = Fraction(t, out var scale);
        return Vector512.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power2(Vector512<int> exponent) => Vector512.ShiftLeft(exponent + Vector512.Create(127), 23).AsSingle();

    /// <summary>ln(1 + f) + exponent · ln 2 for f from √½ − 1 to √2 − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail(V f, V exponent)
    {
        var p = Vector512.MultiplyAddEstimate(f, Vector512.Create(Log7), Vector512.Create(Log6));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log5));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log4));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log3));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log2));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log1));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(Log0));
        var square = f * f;
        var tail = Vector512.MultiplyAddEstimate(p * f, square, exponent * Vector512.Create(Ln2Low));
        tail = Vector512.MultiplyAddEstimate(square, Vector512.Create(-0.5f), tail);
        return Vector512.MultiplyAddEstimate(exponent, Vector512.Create(Ln2High), f + tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogNormal(V x)
    {
        var bits = x.AsInt32() - Vector512.Create(SqrtHalfBits);
        var exponent = Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(bits, 23));
        return LogTail(((bits & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalfBits)).AsSingle() - Vector512.Create(1f), exponent);
    }

    /// <summary>−log₂ erfc(a) for a from 1 to <see cref="ErfLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcExponent(V a)
    {
        var p = Vector512.MultiplyAddEstimate(a, Vector512.Create(Erfc6), Vector512.Create(Erfc5));
        p = Vector512.MultiplyAddEstimate(p, a, Vector512.Create(Erfc4));
        p = Vector512.MultiplyAddEstimate(p, a, Vector512.Create(Erfc3));
        p = Vector512.MultiplyAddEstimate(p, a, Vector512.Create(Erfc2));
        p = Vector512.MultiplyAddEstimate(p, a, Vector512.Create(Erfc1));
        return Vector512.MultiplyAddEstimate(p, a, Vector512.Create(Erfc0));
    }
}
