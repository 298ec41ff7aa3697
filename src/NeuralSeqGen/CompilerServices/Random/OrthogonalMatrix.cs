using System.Numerics;
using System.Runtime.CompilerServices;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Orthogonal initial weights: the Q of a Householder QR of a normal matrix, columns signed by the diagonal of R. A matrix wider than tall, such as
/// a recurrent kernel (u, 3u), is made as a whole by transposition, so that its rows are orthonormal.
/// </summary>
/// <remarks>All inner loops run along rows and never add across lanes: vectors of any width give the bits of scalar code.</remarks>
internal static class OrthogonalMatrix
{
    public static void Fill(RandomSource random, int columns, double gain, Span<float> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int rows = values.Length / columns;
        int tall = Math.Max(rows, columns), narrow = Math.Min(rows, columns);
        double[] a = new double[tall * narrow];
        foreach (ref double value in a.AsSpan())
        {
            value = random.NextNormal();
        }

        double[] q = Orthonormal(a, tall, narrow);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                values[i * columns + j] = (float)(gain * (rows < columns ? q[j * narrow + i] : q[i * narrow + j]));
            }
        }
    }

    /// <summary>Q of a = Q·R with a positive diagonal of R; row-major, m × n, m ≥ n. Overwrites <paramref name="a"/> with the reflectors.</summary>
    private static double[] Orthonormal(double[] a, int m, int n)
    {
        double[] factors = new double[n];
        double[] signs = new double[n];
        double[] row = new double[n];
        for (int k = 0; k < n; k++)
        {
            factors[k] = Reflect(a, m, n, k, row, out signs[k]);
        }

        double[] q = new double[m * n];
        for (int k = 0; k < n; k++)
        {
            q[k * n + k] = signs[k];
        }

        for (int k = n - 1; k >= 0; k--)
        {
            Apply(a, q, m, n, k, k, factors[k], row);
        }

        return q;
    }

    // The reflector v stays in column k at and below the diagonal; R's diagonal is only needed by its sign.
    private static double Reflect(double[] a, int m, int n, int k, double[] row, out double sign)
    {
        double square = 0.0;
        for (int i = k; i < m; i++)
        {
            square += a[i * n + k] * a[i * n + k];
        }

        double norm = Math.Sqrt(square);
        double head = a[k * n + k];
        sign = head > 0.0 ? -1.0 : 1.0;
        a[k * n + k] = head - sign * norm;
        double length = square - head * head + a[k * n + k] * a[k * n + k];
        if (length == 0.0)
        {
            return 0.0;
        }

        double factor = 2.0 / length;
        Apply(a, a, m, n, k, k + 1, factor, row);
        return factor;
    }

    /// <summary>target := (I − factor·v·vᵀ)·target in the columns from <paramref name="first"/> on.</summary>
    private static void Apply(double[] reflectors, double[] target, int m, int n, int k, int first, double factor, double[] row)
    {
        var dots = row.AsSpan(0, n - first);
        dots.Clear();
        for (int i = k; i < m; i++)
        {
            AddScaled(dots, reflectors[i * n + k], target.AsSpan(i * n + first, n - first));
        }

        for (int i = k; i < m; i++)
        {
            AddScaled(target.AsSpan(i * n + first, n - first), -(factor * reflectors[i * n + k]), dots);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<double> sum, double factor, ReadOnlySpan<double> values)
    {
        int i = 0;
        for (; i + Vector<double>.Count <= sum.Length; i += Vector<double>.Count)
        {
            (new Vector<double>(sum[i..]) + new Vector<double>(factor) * new Vector<double>(values[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }
}
