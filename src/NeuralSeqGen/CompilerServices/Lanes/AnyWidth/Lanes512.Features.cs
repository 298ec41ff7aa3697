using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    /// <summary>The smallest lane, in every lane; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MinLanes(V v) => -MaxLanes(-v);
}
