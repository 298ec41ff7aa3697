using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class Lanes128
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
            (Vector128.Load(destination) + v).Store(destination);
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
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle(), v, Vector128.Create(fill));

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

    /// <summary>The smallest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MinLanes(V v) => -MaxLanes(-v);
}
