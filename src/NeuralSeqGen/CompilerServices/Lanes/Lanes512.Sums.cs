using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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

    /// <summary>The same in double: lanes are converted before they are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLanes(double* destination, V v)
    {
        Lanes256.AddLanes(destination, v.GetLower());
        Lanes256.AddLanes(destination, v.GetUpper());
    }
}
