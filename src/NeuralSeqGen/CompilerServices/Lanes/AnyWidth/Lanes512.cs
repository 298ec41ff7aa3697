using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Elementary operations on 512-bit vectors for generated code. The classes of all widths have the same members and give the same bits in every lane
/// wherever fused multiply-add exists. NaN stays NaN.
/// </summary>
/// <remarks>
/// The files of this folder are the source of every width: for the narrower ones the build writes their number in place of this one. Only what works
/// across lanes differs and is written for each width beside the folder (<c>Across</c>). Not generic over the vector: a kernel inlines hundreds of these, and each one that called a
/// width's static members would double the calls the JIT has to follow, which it gives up past a limit.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Lanes512
{
    /// <summary>Lanes of a vector.</summary>
    public const int Count = 512 / 32;

    /// <summary>Reads a vector; any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load(float* source) => Vector512.Load(source);

    /// <summary>Writes a vector; any alignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, V v) => Vector512.Store(v, destination);

    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Create(float value) => Vector512.Create(value);

    /// <summary>√x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sqrt(V x) => Vector512.Sqrt(x);

    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Abs(V x) => Vector512.Abs(x);

    /// <summary>−x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Neg(V x) => -x;

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign(V x)
    {
        var sign = (x & Create(-0f)) | Create(1f);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(x), V.Zero), sign, x);
    }

    /// <summary>x without what stands behind the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Truncate(V x) => Vector512.Truncate(x);

    /// <summary>The larger of each pair; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max(V a, V b) => Vector512.Max(a, b);

    /// <summary>The larger of each pair by the fastest instruction: of a NaN and a number either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxNative(V a, V b) => Vector512.MaxNative(a, b);

    /// <summary>The smaller of each pair; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Min(V a, V b) => Vector512.Min(a, b);

    /// <summary>Lane by lane: a where <paramref name="mask01"/> is not 0, else b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Select(V mask01, V a, V b) => Vector512.ConditionalSelect(Vector512.Equals(mask01, V.Zero), b, a);

    /// <summary>1 where a = b, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Equal(V a, V b) => Vector512.Equals(a, b) & Create(1f);

    /// <summary>1 where a &lt; b, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Less(V a, V b) => Vector512.LessThan(a, b) & Create(1f);

    /// <summary>1 where a ≤ b, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LessEqual(V a, V b) => Vector512.LessThanOrEqual(a, b) & Create(1f);

    /// <summary>1 where a &gt; b, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Greater(V a, V b) => Vector512.GreaterThan(a, b) & Create(1f);

    /// <summary>1 where a ≥ b, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GreaterEqual(V a, V b) => Vector512.GreaterThanOrEqual(a, b) & Create(1f);
}
