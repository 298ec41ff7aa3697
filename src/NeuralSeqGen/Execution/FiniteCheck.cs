using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen;

/// <summary>Looks for NaN and infinity.</summary>
internal static unsafe class FiniteCheck
{
    /// <summary>Index of the first value that is not finite; −1 when all are.</summary>
    public static long FirstBad(float* values, long length)
    {
        long i = 0;
        for (; i + Vector256<float>.Count <= length; i += Vector256<float>.Count)
        {
            // Exponent bits all set: x − x is then NaN, and only then unequal to 0.
            var v = Vector256.Load(values + i);
            if (!Vector256.EqualsAll(v - v, Vector256<float>.Zero)) break;
        }
        for (; i < length; i++)
            if (!float.IsFinite(values[i])) return i;
        return -1;
    }

    public static long FirstBad(ReadOnlySpan<float> values)
    {
        fixed (float* p = &MemoryMarshal.GetReference(values)) return FirstBad(p, values.Length);
    }
}
