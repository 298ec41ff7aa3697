using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Sums and norms over rows and columns of a weight, in double. The order of a sum depends on the extents and on which elements are neighbours, never on the
/// machine: neighbours are added in 16 interleaved sums that a fixed tree joins, elements apart one after another.
/// </summary>
public static unsafe class DoubleSums
{
    /// <summary>Σx.</summary>
    public static double Sum(float* x, int rows, int rowStride, int columns, int columnStride) => Total(x, rows, rowStride, columns, columnStride, false);

    /// <summary>√Σx².</summary>
    public static double Norm(float* x, int rows, int rowStride, int columns, int columnStride) => Math.Sqrt(Total(x, rows, rowStride, columns, columnStride, true));

    /// <summary>One Σx for each index of two axes, rounded once.</summary>
    /// <param name="x">The first element.</param>
    /// <param name="outer">Extent of the first axis and the floats from index to index.</param>
    /// <param name="inner">The same of the second.</param>
    /// <param name="rows">The same of the first axis summed over.</param>
    /// <param name="columns">The same of the second.</param>
    /// <param name="target">Results of the second axis one after another.</param>
    /// <param name="targetStride">Floats from one index of the first axis to the next.</param>
    public static void Sums(float* x, (int Extent, int Stride) outer, (int Extent, int Stride) inner, (int Extent, int Stride) rows, (int Extent, int Stride) columns, float* target, int targetStride) =>
        Totals(x, outer, inner, rows, columns, target, targetStride, false);

    /// <summary>One √Σx² for each index of two axes, rounded once; arguments as those of <see cref="Sums"/>.</summary>
    public static void Norms(float* x, (int Extent, int Stride) outer, (int Extent, int Stride) inner, (int Extent, int Stride) rows, (int Extent, int Stride) columns, float* target, int targetStride) =>
        Totals(x, outer, inner, rows, columns, target, targetStride, true);

    private static void Totals(float* x, (int Extent, int Stride) outer, (int Extent, int Stride) inner, (int Extent, int Stride) rows, (int Extent, int Stride) columns, float* target, int targetStride, bool isNorm)
    {
        for (int i = 0; i < outer.Extent; i++)
        {
            float* from = x + ((nint)i * outer.Stride), to = target + ((nint)i * targetStride);
            int done = inner.Stride == 1 && columns.Stride != 1 ? Abreast(from, inner.Extent, rows, columns, to, isNorm) : 0;
            for (int j = done; j < inner.Extent; j++)
            {
                double total = Total(from + ((nint)j * inner.Stride), rows.Extent, rows.Stride, columns.Extent, columns.Stride, isNorm);
                to[j] = (float)(isNorm ? Math.Sqrt(total) : total);
            }
        }
    }

    /// <summary>Results whose elements are neighbours, four at a time, each in the order of a sum of elements apart.</summary>
    private static int Abreast(float* x, int count, (int Extent, int Stride) rows, (int Extent, int Stride) columns, float* target, bool isNorm)
    {
        int whole = count / 4 * 4;
        for (int j = 0; j < whole; j += 4)
        {
            var sum = Vector256<double>.Zero;
            for (int r = 0; r < rows.Extent; r++)
            {
                float* at = x + j + ((nint)r * rows.Stride);
                for (int c = 0; c < columns.Extent; c++, at += columns.Stride)
                {
                    var element = Widen(at);
                    sum += isNorm ? element * element : element;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                target[j + i] = (float)(isNorm ? Math.Sqrt(sum[i]) : sum[i]);
            }
        }

        return whole;
    }

    private static double Total(float* x, int rows, int rowStride, int columns, int columnStride, bool isSquare)
    {
        if (columnStride == 1)
        {
            return Neighbours(x, rows, rowStride, columns, isSquare);
        }

        double sum = 0;
        for (int r = 0; r < rows; r++)
        {
            float* at = x + ((nint)r * rowStride);
            for (int c = 0; c < columns; c++, at += columnStride)
            {
                sum += isSquare ? (double)*at * *at : *at;
            }
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Neighbours(float* x, int rows, int rowStride, int columns, bool isSquare)
    {
        Vector256<double> a = default, b = default, c = default, d = default;
        double rest = 0;
        for (int r = 0; r < rows; r++)
        {
            float* at = x + ((nint)r * rowStride), end = at + columns;
            for (; at + 16 <= end; at += 16)
            {
                Vector256<double> p = Widen(at), q = Widen(at + 4), s = Widen(at + 8), t = Widen(at + 12);
                a += isSquare ? p * p : p;
                b += isSquare ? q * q : q;
                c += isSquare ? s * s : s;
                d += isSquare ? t * t : t;
            }

            for (; at < end; at++)
            {
                rest += isSquare ? (double)*at * *at : *at;
            }
        }

        var sum = (a + b) + (c + d);
        return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(float* x)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(x));
        return Vector256.Create(low, high);
    }
}
