using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NeuralSeqGen.CompilerServices.LaneConstants;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes128
{
    /// <summary>eˣ to 2e-7 relative, from denormal results to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x)
    {
        var clamped = Vector128.MinNative(Vector128.Create(ExpHigh), Vector128.MaxNative(Vector128.Create(ExpLow), x));
        var shifted = Vector128.MultiplyAddEstimate(clamped, Vector128.Create(Log2E), Vector128.Create(RoundMagic));
        var n = shifted - Vector128.Create(RoundMagic);
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), clamped);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r) * Vector128.Create(Log2E);
        // 2ⁿ in two factors: n may lie outside the exponents of normal numbers.
        var integer = shifted.AsInt32() - Vector128.Create(RoundMagicBits);
        var half = Vector128.ShiftRightArithmetic(integer, 1);
        var scale = Power2(half);
        return Vector128.MultiplyAddEstimate(r * scale, Exp2Tail(r), scale) * Power2(integer - half);
    }

    /// <summary>1 / (1 + e⁻ˣ) to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var t = Vector128.MinNative(Vector128.Create(Exp2Limit), Vector128.MaxNative(Vector128.Create(-Exp2Limit), x * Vector128.Create(-Log2E)));
        var f = Fraction(t, out var scale);
        return Vector128.Create(1f) / Vector128.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale + Vector128.Create(1f));
    }

    /// <summary>tanh x to 1e-7, relative to x where x is small: (e²ˣ − 1) / (e²ˣ + 1) with e²ˣ − 1 in full precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var t = Vector128.MinNative(Vector128.Create(TanhLimit), Vector128.MaxNative(Vector128.Create(-TanhLimit), x * Vector128.Create(2f * Log2E)));
        var f = Fraction(t, out var scale);
        var expm1 = Vector128.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale - Vector128.Create(1f));
        return expm1 / (expm1 + Vector128.Create(2f));
    }

    /// <summary>ln x to 2e-7 relative, denormals included; −∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x)
    {
        var tiny = Vector128.LessThan(x, Vector128.Create(MinNormal));
        var normal = Vector128.ConditionalSelect(tiny, x * Vector128.Create(TwoPower23), x);
        var bits = normal.AsInt32() - Vector128.Create(SqrtHalfBits);
        var exponent = Vector128.ConvertToSingle(Vector128.ShiftRightArithmetic(bits, 23)) - (tiny & Vector128.Create(23f));
        var f = ((bits & Vector128.Create(MantissaMask)) + Vector128.Create(SqrtHalfBits)).AsSingle() - Vector128.Create(1f);
        var result = LogTail(f, exponent);
        result = Vector128.ConditionalSelect(Vector128.Equals(x, V.Zero), Vector128.Create(float.NegativeInfinity), result);
        result = Vector128.ConditionalSelect(Vector128.LessThan(x, V.Zero), Vector128.Create(float.NaN), result);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), result, x);
    }

    /// <summary>ln(1 + eˣ) to 2e-7, without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x)
    {
        var power = Exp(-Vector128.Abs(x));
        var u = power + Vector128.Create(1f);
        // u lies in [1, 2]: no special case of the logarithm can occur.
        var log = LogNormal(u) + (power - (u - Vector128.Create(1f))) / u;
        return Vector128.MaxNative(V.Zero, x) + log;
    }

    /// <summary>The error function to 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        var a = Vector128.MinNative(Vector128.Create(ErfLimit), Vector128.Abs(x));
        var s = a * a;
        var small = Vector128.MultiplyAddEstimate(s, Vector128.Create(Erf6), Vector128.Create(Erf5));
        small = Vector128.MultiplyAddEstimate(small, s, Vector128.Create(Erf4));
        small = Vector128.MultiplyAddEstimate(small, s, Vector128.Create(Erf3));
        small = Vector128.MultiplyAddEstimate(small, s, Vector128.Create(Erf2));
        small = Vector128.MultiplyAddEstimate(small, s, Vector128.Create(Erf1));
        small = Vector128.MultiplyAddEstimate(small, s, Vector128.Create(Erf0)) * a;
        var large = Vector128.Create(1f) - Exp2Normal(-ErfcExponent(a));
        var magnitude = Vector128.ConditionalSelect(Vector128.LessThan(a, Vector128.Create(1f)), small, large);
        return magnitude | (x & Vector128.Create(-0f));
    }

    /// <summary>(2ᶠ − 1) / f for |f| ≤ ½: the one polynomial behind every exponential here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Tail(V f)
    {
        var s = f * f;
        var high = Vector128.MultiplyAddEstimate(f, Vector128.Create(Exp5), Vector128.Create(Exp4));
        var middle = Vector128.MultiplyAddEstimate(f, Vector128.Create(Exp3), Vector128.Create(Exp2));
        return Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, s, middle), s, Vector128.MultiplyAddEstimate(f, Vector128.Create(Exp1), Vector128.Create(Exp0)));
    }

    /// <summary>What is left of t for |t| ≤ <see cref="Exp2Limit"/> behind the nearest whole number n; 2ⁿ by its exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fraction(V t, out V scale)
    {
        // Rounding is an instruction from SSE4.1 on, which Native AOT does not take for granted.
        var shifted = t + Vector128.Create(ScaleMagic);
        scale = Vector128.ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        return t - (shifted - Vector128.Create(ScaleMagic));
    }

    /// <summary>2ᵗ for |t| ≤ <see cref="Exp2Limit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2Normal(V t)
    {
        var f = Fraction(t, out var scale);
        return Vector128.MultiplyAddEstimate(f * scale, Exp2Tail(f), scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power2(Vector128<int> exponent) => Vector128.ShiftLeft(exponent + Vector128.Create(127), 23).AsSingle();

    /// <summary>ln(1 + f) + exponent · ln 2 for f from √½ − 1 to √2 − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail(V f, V exponent)
    {
        var p = Vector128.MultiplyAddEstimate(f, Vector128.Create(Log7), Vector128.Create(Log6));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log5));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log4));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log3));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log2));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log1));
        p = Vector128.MultiplyAddEstimate(p, f, Vector128.Create(Log0));
        var square = f * f;
        var tail = Vector128.MultiplyAddEstimate(p * f, square, exponent * Vector128.Create(Ln2Low));
        tail = Vector128.MultiplyAddEstimate(square, Vector128.Create(-0.5f), tail);
        return Vector128.MultiplyAddEstimate(exponent, Vector128.Create(Ln2High), f + tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogNormal(V x)
    {
        var bits = x.AsInt32() - Vector128.Create(SqrtHalfBits);
        var exponent = Vector128.ConvertToSingle(Vector128.ShiftRightArithmetic(bits, 23));
        return LogTail(((bits & Vector128.Create(MantissaMask)) + Vector128.Create(SqrtHalfBits)).AsSingle() - Vector128.Create(1f), exponent);
    }

    /// <summary>−log₂ erfc(a) for a from 1 to <see cref="ErfLimit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcExponent(V a)
    {
        var p = Vector128.MultiplyAddEstimate(a, Vector128.Create(Erfc6), Vector128.Create(Erfc5));
        p = Vector128.MultiplyAddEstimate(p, a, Vector128.Create(Erfc4));
        p = Vector128.MultiplyAddEstimate(p, a, Vector128.Create(Erfc3));
        p = Vector128.MultiplyAddEstimate(p, a, Vector128.Create(Erfc2));
        p = Vector128.MultiplyAddEstimate(p, a, Vector128.Create(Erfc1));
        return Vector128.MultiplyAddEstimate(p, a, Vector128.Create(Erfc0));
    }
}
