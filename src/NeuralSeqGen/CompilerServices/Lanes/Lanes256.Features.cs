using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector256<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes256
{
    /// <summary>Writes the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(float* destination, V v) => *destination = v.ToScalar();

    /// <summary>Adds the first <paramref name="count"/> lanes to as many numbers in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFirst(float* destination, V v, int count)
    {
        if (count == V.Count)
        {
            (Vector256.Load(destination) + v).Store(destination);
            return;
        }
        for (int lane = 0; lane < count; lane++)
        {
            destination[lane] += v[lane];
        }
    }

    /// <summary>The first <paramref name="count"/> lanes, and <paramref name="fill"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FirstLanes(V v, int count, float fill) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle(), v, Vector256.Create(fill));

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

    /// <summary>The smallest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MinLanes(V v) => -MaxLanes(-v);
}
