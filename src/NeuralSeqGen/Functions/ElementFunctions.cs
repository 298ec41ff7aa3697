namespace NeuralSeqGen;

/// <summary>Functions of one number that need more than a line; in double, so that what is rounded to single precision is right to its last digits.</summary>
internal static class ElementFunctions
{
    // erfc(6) is 2e-17
    private const double ErfLimit = 6;

    // e⁻¹⁰⁰ is 4e-44
    private const float SmallestPower = -100;

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + eˣ), without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    /// <summary>eˣ − 1, also near 0: <c>2·sinh(x/2)·exp(x/2)</c>. Far below 0 the first factor would be −∞, the second 0.</summary>
    public static float ExpMinusOne(float x) => x < SmallestPower ? -1 : (float)(2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x));

    /// <summary>The error function by the series <c>2/√π · exp(−x²) · Σ 2ⁿ·x²ⁿ⁺¹ / (1·3·5 ⋯ (2n + 1))</c>, whose terms are all of one sign.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) >= ErfLimit)
        {
            return Math.Sign(x);
        }

        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // log(1 + x) for x from 0 to 1 with the rounding of 1 + x taken back
    private static double Log1P(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
