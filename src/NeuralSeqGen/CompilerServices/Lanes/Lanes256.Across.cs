using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes256
{
    /// <summary>*destination += the sum of each quarter of four lanes, quarters in order, each as (l₀ + l₂) + (l₁ + l₃).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V v)
    {
        Lanes128.AddLanes(destination, v.GetLower());
        Lanes128.AddLanes(destination, v.GetUpper());
    }

    /// <summary>The same for four numbers in a row and four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(float* destination, V a, V b, V c, V d)
    {
        Lanes128.AddLanes(destination, a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower());
        Lanes128.AddLanes(destination, a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper());
    }

    /// <summary>The same in double: lanes are converted before they are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(double* destination, V v)
    {
        Lanes128.AddLanes(destination, v.GetLower());
        Lanes128.AddLanes(destination, v.GetUpper());
    }

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SumLanes(V v)
    {
        if (!Avx.IsSupported)
        {
            return Vector256.Create(Vector256.Sum(v));
        }

        v += Avx.Permute2x128(v, v, 1);
        v += Avx.Permute(v, 0x4E);
        return v + Avx.Permute(v, 0xB1);
    }

    /// <summary>The largest lane, in every lane; with a NaN among them any of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanesNative(V v)
    {
        if (!Avx.IsSupported)
        {
            return MaxLanes(v);
        }

        v = Vector256.MaxNative(v, Avx.Permute2x128(v, v, 1));
        v = Vector256.MaxNative(v, Avx.Permute(v, 0x4E));
        return Vector256.MaxNative(v, Avx.Permute(v, 0xB1));
    }

    /// <summary>The largest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MaxLanes(V v)
    {
        var half = Lanes128.MaxLanes(Vector128.Max(v.GetLower(), v.GetUpper()));
        return Vector256.Create(half, half);
    }
}
