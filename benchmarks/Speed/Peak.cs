using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Speed;

/// <summary>The multiply-add peak of one core in GFLOP/s, at the widest vectors: twelve independent chains that touch no memory.</summary>
internal static class Peak
{
    private const int Rounds = 1_000_000, Chains = 12;

    private static float _sink;

    public static double Measure()
    {
        bool wide = Vector512.IsHardwareAccelerated;
        double seconds = Enumerable.Range(0, 5).Min(_ => Figure.Median(0.3, wide ? Run512 : Run256));
        return 2.0 * Rounds * Chains * (wide ? 16 : 8) / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run512()
    {
        Vector512<float> f = Vector512.Create(0.999f), g = Vector512.Create(1e-3f);
        Vector512<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (int r = 0; r < Rounds; r++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, g);
            b = Vector512.FusedMultiplyAdd(b, f, g);
            c = Vector512.FusedMultiplyAdd(c, f, g);
            d = Vector512.FusedMultiplyAdd(d, f, g);
            e = Vector512.FusedMultiplyAdd(e, f, g);
            h = Vector512.FusedMultiplyAdd(h, f, g);
            i = Vector512.FusedMultiplyAdd(i, f, g);
            j = Vector512.FusedMultiplyAdd(j, f, g);
            k = Vector512.FusedMultiplyAdd(k, f, g);
            l = Vector512.FusedMultiplyAdd(l, f, g);
            m = Vector512.FusedMultiplyAdd(m, f, g);
            n = Vector512.FusedMultiplyAdd(n, f, g);
        }

        _sink += Vector512.Sum(a + b + c + d + e + h + i + j + k + l + m + n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run256()
    {
        Vector256<float> f = Vector256.Create(0.999f), g = Vector256.Create(1e-3f);
        Vector256<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (int r = 0; r < Rounds; r++)
        {
            a = Vector256.MultiplyAddEstimate(a, f, g);
            b = Vector256.MultiplyAddEstimate(b, f, g);
            c = Vector256.MultiplyAddEstimate(c, f, g);
            d = Vector256.MultiplyAddEstimate(d, f, g);
            e = Vector256.MultiplyAddEstimate(e, f, g);
            h = Vector256.MultiplyAddEstimate(h, f, g);
            i = Vector256.MultiplyAddEstimate(i, f, g);
            j = Vector256.MultiplyAddEstimate(j, f, g);
            k = Vector256.MultiplyAddEstimate(k, f, g);
            l = Vector256.MultiplyAddEstimate(l, f, g);
            m = Vector256.MultiplyAddEstimate(m, f, g);
            n = Vector256.MultiplyAddEstimate(n, f, g);
        }

        _sink += Vector256.Sum(a + b + c + d + e + h + i + j + k + l + m + n);
    }
}
