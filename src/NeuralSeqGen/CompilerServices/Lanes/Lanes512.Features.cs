using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes512
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
            (Vector512.Load(destination) + v).Store(destination);
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
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle(), v, Vector512.Create(fill));

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

    /// <summary>The smallest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MinLanes(V v) => -MaxLanes(-v);
}
