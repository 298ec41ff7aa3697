using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen;

/// <summary>Looks for NaN and infinity, and for large values.</summary>
internal static unsafe class FiniteScan
{
    /// <summary>Index of the first value that is not finite; −1 when all are.</summary>
    public static long FirstBad(float* values, long length)
    {
        long i = 0;
        // Four at a time: one decision for all of them keeps pace with memory.
        for (; i + 4 * Vector256<float>.Count <= length; i += 4 * Vector256<float>.Count)
        {
            var (a, b) = (Vector256.Load(values + i), Vector256.Load(values + i + 8));
            var (c, d) = (Vector256.Load(values + i + 16), Vector256.Load(values + i + 24));
            if (!Vector256.EqualsAll((a - a) + (b - b) + ((c - c) + (d - d)), Vector256<float>.Zero))
            {
                break;
            }
        }
        for (; i + Vector256<float>.Count <= length; i += Vector256<float>.Count)
        {
            // Exponent bits all set: x − x is then NaN, and only then unequal to 0.
            var v = Vector256.Load(values + i);
            if (!Vector256.EqualsAll(v - v, Vector256<float>.Zero))
            {
                break;
            }
        }
        for (; i < length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether every value is finite and smaller than a limit, its sign left out.</summary>
    public static bool AreBelow(float limit, float* values, long length)
    {
        var limits = Vector256.Create(limit);
        long i = 0;
        for (; i + 4 * Vector256<float>.Count <= length; i += 4 * Vector256<float>.Count)
        {
            // A comparison with NaN is false.
            var a = Vector256.LessThan(Vector256.Abs(Vector256.Load(values + i)), limits) & Vector256.LessThan(Vector256.Abs(Vector256.Load(values + i + 8)), limits);
            var b = Vector256.LessThan(Vector256.Abs(Vector256.Load(values + i + 16)), limits) & Vector256.LessThan(Vector256.Abs(Vector256.Load(values + i + 24)), limits);
            if ((a & b).AsInt32() != Vector256<int>.AllBitsSet)
            {
                return false;
            }
        }

        for (; i < length; i++)
        {
            if (!(MathF.Abs(values[i]) < limit))
            {
                return false;
            }
        }

        return true;
    }

    public static long FirstBad(ReadOnlySpan<float> values)
    {
        fixed (float* p = &MemoryMarshal.GetReference(values))
        {
            return FirstBad(p, values.Length);
        }
    }

    /// <summary>Index of the value farthest from 0; 0 where there are none.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = MathF.Abs(values[i]) > MathF.Abs(values[largest]) ? i : largest;
        }

        return largest;
    }
}
