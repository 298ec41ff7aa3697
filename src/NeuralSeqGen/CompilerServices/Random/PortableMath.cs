namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Functions whose bits do not depend on the machine's mathematics library: only + − × ÷ in double, in a fixed order. Errors are a few units in
/// the last place.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.6931471805599453;
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long MantissaMask = 0x000FFFFFFFFFFFFF;

    /// <summary>ln x for positive normal x: x = 2ᵉ·m with √½ ≤ m &lt; √2, and ln m = 2 artanh((m − 1) / (m + 1)) by its series.</summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) - SqrtHalfBits;
        double exponent = (double)(bits >> 52);
        double mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) + SqrtHalfBits);
        double s = (mantissa - 1.0) / (mantissa + 1.0);
        double square = s * s;
        double sum = 0.0;
        // |s| ≤ 0.1716: the term of degree 23 is below 1e-19.
        for (int degree = 23; degree >= 3; degree -= 2)
        {
            sum = (sum + 1.0 / degree) * square;
        }

        return exponent * Ln2 + (2.0 * s + 2.0 * s * sum);
    }
}
