namespace NeuralSeqGen.Tests.Core;

/// <summary>Functions .NET's Math lacks, in double.</summary>
internal static class LaneReference
{
    public static double Log1p(double x)
    {
        if (x < -1)
        {
            return double.NaN;
        }

        double u = 1 + x;
        return u == 1 || double.IsInfinity(u) ? x : Math.Log(u) * x / (u - 1);
    }

    /// <summary>Series below 3, continued fraction above.</summary>
    public static double Erf(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        double a = Math.Abs(x);
        if (a > 6)
        {
            return Math.Sign(x);
        }

        if (a > 3)
        {
            return Math.Sign(x) * (1 - Complement(a));
        }

        double sum = a, term = a;
        for (int n = 1; n < 120; n++)
        {
            sum += (term *= -a * a / n) / (2 * n + 1);
        }

        return Math.Sign(x) * 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double Complement(double a)
    {
        double fraction = 0.0;
        for (int n = 80; n > 0; n--)
        {
            fraction = n / 2.0 / (a + fraction);
        }

        return Math.Exp(-a * a) / Math.Sqrt(Math.PI) / (a + fraction);
    }
}
