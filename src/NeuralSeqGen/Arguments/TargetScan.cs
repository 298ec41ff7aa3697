using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Looks for what a loss cannot compare, in the pass that looks for NaN and infinity.</summary>
internal static unsafe class TargetScan
{
    // Far above what rounding to floats leaves of a sum, far below what a missing or an additional class does to it.
    private const double Tolerance = 0.01;

    // Its square is a float, too; fill values such as 1e20 are above, and 0 times their loss would be NaN.
    private const float Large = 1e18f;

    /// <summary>Index of the first value that is not finite, or that the loss cannot compare, or hardly without overflow; −1 when none is.</summary>
    public static int FirstOutside(ReadOnlySpan<float> values, TargetValues allowed) => allowed switch
    {
        TargetValues.Probabilities => FirstOutside(values, 0, 1),
        TargetValues.Signs => FirstOutside(values, -1, 1),
        TargetValues.NonNegative => FirstOutside(values, 0, Large),
        _ => FirstOutside(values, -Large, Large),
    };

    /// <summary>Whether a value is so large that its loss may overflow, or no number at all.</summary>
    public static bool IsLarge(float value) => !(Math.Abs(value) <= Large);

    /// <summary>The same, and what can be compared but is hardly meant: rows that are no distributions, labels between −1 and 1.</summary>
    /// <param name="values">Whole rows.</param>
    /// <param name="allowed">What the loss can compare.</param>
    /// <param name="width">Elements of a row.</param>
    public static int FirstUnusual(ReadOnlySpan<float> values, TargetValues allowed, int width) => allowed switch
    {
        TargetValues.Signs => values.IndexOfAnyExcept(-1f, 0f, 1f),
        TargetValues.Distributions => FirstOther(values, width),
        _ => FirstOutside(values, allowed),
    };

    /// <summary>What a row adds up to.</summary>
    public static double Sum(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
        {
            sum += value;
        }

        return sum;
    }

    // At its best at once: a first Fit would go through all its rows with code that is not optimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FirstOther(ReadOnlySpan<float> values, int width)
    {
        for (int row = 0; row < values.Length; row += width)
        {
            if (!IsDistribution(values.Slice(row, width)))
            {
                return row + Math.Max((int)FiniteScan.FirstBad(values.Slice(row, width)), 0);
            }
        }

        return -1;
    }

    // A row of zeros adds nothing to the loss: padding, as a rule.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDistribution(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
        {
            if (!(value >= 0))
            {
                return false;
            }

            sum += value;
        }

        return sum == 0 || Math.Abs(sum - 1) <= Tolerance;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FirstOutside(ReadOnlySpan<float> values, float low, float high)
    {
        int i = 0;
        fixed (float* start = &MemoryMarshal.GetReference(values))
        {
            var (lowest, highest) = (Vector256.Create(low), Vector256.Create(high));
            for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
            {
                // NaN is neither above nor below anything
                var value = Vector256.Load(start + i);
                if (!Vector256.GreaterThanOrEqualAll(value, lowest) || !Vector256.LessThanOrEqualAll(value, highest))
                {
                    break;
                }
            }
        }

        for (; i < values.Length; i++)
        {
            if (!(values[i] >= low && values[i] <= high))
            {
                return i;
            }
        }

        return -1;
    }
}
