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
        var clamped = Clamp(x, ExpLow, ExpHigh);
        var shifted = Fma(clamped, Create(Log2E), Create(RoundMagic));
        var n = shifted - Create(RoundMagic);
        var r = Fma(n, Create(-Ln2High), clamped);
        r = Fma(n, Create(-Ln2Low), r) * Create(Log2E);
        // 2ⁿ in two factors: n may lie outside the exponents of normal numbers.
        var integer = shifted.AsInt32() - Vector256.Create(RoundMagicBits);
        var half = Vector256.ShiftRightArithmetic(integer, 1);
        return Fma(r, Exp2Tail(r), Create(1f)) * Power2(half) * Power2(integer - half);
    }

    /// <summary>1 / (1 + e⁻ˣ) to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var t = Clamp(x * Create(-Log2E), -Exp2Limit, Exp2Limit);
        var shifted = t + Create(ScaleMagic);
        var f = t - (shifted - Create(ScaleMagic));
        var scale = Vector256.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        var power = Fma(f, Exp2Tail(f), Create(1f));
        return Create(1f) / Fma(power, scale, Create(1f));
    }

    /// <summary>tanh x to 1e-7, relative to x where x is small: (e²ˣ − 1) / (e²ˣ + 1) with e²ˣ − 1 in full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var t = Clamp(x * Create(2f * Log2E), -TanhLimit, TanhLimit);
        var shifted = t + Create(ScaleMagic);
        var f = t - (shifted - Create(ScaleMagic));
        var scale = Vector256.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        var expm1 = Fma(f * Exp2Tail(f), scale, scale - Create(1f));
        return expm1 / (expm1 + Create(2f));
    }

    /// <summary>ln x to 2e-7 relative, denormals included; −∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var tiny = Vector256.LessThan(x, Create(MinNormal));
        var normal = Vector256.ConditionalSelect(tiny, x * Create(TwoPower23), x);
        var bits = normal.AsInt32() - Vector256.Create(SqrtHalfBits);
        var exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23)) - (tiny & Create(23f));
        var f = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsSingle() - Create(1f);
        var result = LogTail(f, exponent);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, V.Zero), Create(float.NegativeInfinity), result);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, V.Zero), Create(float.NaN), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Create(float.PositiveInfinity)), result, x);
    }

    /// <summary>ln(1 + x), relative to x where x is small; −∞ for −1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p(V x)
    {
        var u = x + Create(1f);
        var corrected = Log(u) + (x - (u - Create(1f))) / u;
        var ordinary = Vector256.GreaterThan(u, V.Zero) & Vector256.LessThan(u, Create(float.PositiveInfinity));
        return Vector256.ConditionalSelect(ordinary, corrected, Log(u));
    }

    /// <summary>ln(1 + eˣ) to 2e-7, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        var power = Exp(-Vector256.Abs(x));
        var u = power + Create(1f);
        // u lies in [1, 2]: no special case of Log1p can occur.
        var log = LogNormal(u) + (power - (u - Create(1f))) / u;
        return Vector256.MaxNative(V.Zero, x) + log;
    }

    /// <summary>The error function to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        var a = Vector256.MinNative(Create(ErfLimit), Vector256.Abs(x));
        var s = a * a;
        var small = Fma(s, Create(Erf6), Create(Erf5));
        small = Fma(small, s, Create(Erf4));
        small = Fma(small, s, Create(Erf3));
        small = Fma(small, s, Create(Erf2));
        small = Fma(small, s, Create(Erf1));
        small = Fma(small, s, Create(Erf0)) * a;
        var large = Create(1f) - Exp2Normal(-ErfcExponent(a));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Create(1f)), small, large);
        return magnitude | (x & Create(-0f));
    }

    /// <summary>(2ᶠ − 1) / f for |f| ≤ ½: the one polynomial behind every exponential here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Tail(V f)
    {
        var s = f * f;
        var high = Fma(f, Create(Exp5), Create(Exp4));
        var middle = Fma(f, Create(Exp3), Create(Exp2));
        return Fma(Fma(high, s, middle), s, Fma(f, Create(Exp1), Create(Exp0)));
    }

    /// <summary>2ᵗ for |t| ≤ <see cref="Exp2Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Normal(V t)
    {
        var shifted = t + Create(ScaleMagic);
        var f = t - (shifted - Create(ScaleMagic));
        return Fma(f, Exp2Tail(f), Create(1f)) * Vector256.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power2(Vector256<int> exponent) => Vector256.ShiftLeft(exponent + Vector256.Create(127), 23).AsSingle();

    /// <summary>ln(1 + f) + exponent · ln 2 for f from √½ − 1 to √2 − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail(V f, V exponent)
    {
        var p = Fma(f, Create(Log7), Create(Log6));
        p = Fma(p, f, Create(Log5));
        p = Fma(p, f, Create(Log4));
        p = Fma(p, f, Create(Log3));
        p = Fma(p, f, Create(Log2));
        p = Fma(p, f, Create(Log1));
        p = Fma(p, f, Create(Log0));
        var square = f * f;
        var tail = Fma(p * f, square, exponent * Create(Ln2Low));
        tail = Fma(square, Create(-0.5f), tail);
        return Fma(exponent, Create(Ln2High), f + tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogNormal(V x)
    {
        var bits = x.AsInt32() - Vector256.Create(SqrtHalfBits);
        var exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23));
        return LogTail(((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsSingle() - Create(1f), exponent);
    }

    /// <summary>−log₂ erfc(a) for a from 1 to <see cref="ErfLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcExponent(V a)
    {
        var p = Fma(a, Create(Erfc6), Create(Erfc5));
        p = Fma(p, a, Create(Erfc4));
        p = Fma(p, a, Create(Erfc3));
        p = Fma(p, a, Create(Erfc2));
        p = Fma(p, a, Create(Erfc1));
        return Fma(p, a, Create(Erfc0));
    }
}
