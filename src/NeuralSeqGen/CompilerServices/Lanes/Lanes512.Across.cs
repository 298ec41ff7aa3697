using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes512
{
    /// <summary>*destination += the sum of each quarter of four lanes, quarters in order, each as (l₀ + l₂) + (l₁ + l₃).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V v)
    {
        Lanes256.AddLanes(destination, v.GetLower());
        Lanes256.AddLanes(destination, v.GetUpper());
    }

    /// <summary>The same for four numbers in a row and four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V a, V b, V c, V d)
    {
        if (!Avx512F.IsSupported)
        {
            Lanes256.AddLanes(destination, a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower());
            Lanes256.AddLanes(destination, a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper());
            return;
        }
        var ab = Avx512F.Shuffle(a, b, 0x44) + Avx512F.Shuffle(a, b, 0xEE);
        var cd = Avx512F.Shuffle(c, d, 0x44) + Avx512F.Shuffle(c, d, 0xEE);
        var sums = Avx512F.Shuffle(ab, cd, 0x88) + Avx512F.Shuffle(ab, cd, 0xDD);
        var (lower, upper) = (sums.GetLower(), sums.GetUpper());
        (Vector128.Load(destination) + lower.GetLower() + lower.GetUpper() + upper.GetLower() + upper.GetUpper()).Store(destination);
    }

    /// <summary>The same in double: lanes are converted before they are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(double* destination, V v)
    {
        Lanes256.AddLanes(destination, v.GetLower());
        Lanes256.AddLanes(destination, v.GetUpper());
    }

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SumLanes(V v)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(Vector512.Sum(v));
        }

        v += Avx512F.Shuffle4x128(v, v, 0x4E);
        v += Avx512F.Shuffle4x128(v, v, 0xB1);
        v += Avx512F.Permute4x32(v, 0x4E);
        return v + Avx512F.Permute4x32(v, 0xB1);
    }

    /// <summary>The largest lane, in every lane; with a NaN among them any of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanesNative(V v)
    {
        if (!Avx512F.IsSupported)
        {
            return MaxLanes(v);
        }

        v = Vector512.MaxNative(v, Avx512F.Shuffle4x128(v, v, 0x4E));
        v = Vector512.MaxNative(v, Avx512F.Shuffle4x128(v, v, 0xB1));
        v = Vector512.MaxNative(v, Avx512F.Permute4x32(v, 0x4E));
        return Vector512.MaxNative(v, Avx512F.Permute4x32(v, 0xB1));
    }

    /// <summary>The largest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanes(V v)
    {
        var half = Lanes256.MaxLanes(Vector256.Max(v.GetLower(), v.GetUpper()));
        return Vector512.Create(half, half);
    }
}
