using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes128
{
    /// <summary>*destination += (l₀ + l₂) + (l₁ + l₃): feeding quarters in order gives the bits of the wider vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V v) => *destination += QuarterSum(v);

    /// <summary>The same for four numbers in a row and four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V a, V b, V c, V d)
    {
        if (!Sse.IsSupported)
        {
            (Vector128.Load(destination) + Vector128.Create(QuarterSum(a), QuarterSum(b), QuarterSum(c), QuarterSum(d))).Store(destination);
            return;
        }
        var ab = Sse.MoveLowToHigh(a, b) + Sse.MoveHighToLow(b, a);
        var cd = Sse.MoveLowToHigh(c, d) + Sse.MoveHighToLow(d, c);
        (Vector128.Load(destination) + (Sse.Shuffle(ab, cd, 0x88) + Sse.Shuffle(ab, cd, 0xDD))).Store(destination);
    }

    /// <summary>The same in double: lanes are converted before they are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(double* destination, V v) => *destination += QuarterSumDouble(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float QuarterSum(V v)
    {
        var pair = v + Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1));
        return pair.ToScalar() + pair.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double QuarterSumDouble(V v)
    {
        var (lower, upper) = Vector128.Widen(v);
        var pair = lower + upper;
        return pair.ToScalar() + pair.GetElement(1);
    }

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SumLanes(V v)
    {
        v += Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1));
        return v + Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2));
    }

    /// <summary>The largest lane, in every lane; with a NaN among them any of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanesNative(V v)
    {
        v = Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2)));
    }

    /// <summary>The largest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanes(V v)
    {
        v = Max(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        return Max(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2)));
    }
}
