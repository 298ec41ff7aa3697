using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
}
