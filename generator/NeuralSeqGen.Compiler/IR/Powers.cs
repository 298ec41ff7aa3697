using System;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>
/// Powers by an exponent that is known. That of the op is e^(n·log x), which numbers below 0 do not have, and 0 has no gradient of: whole exponents are
/// products instead, and halves are roots.
/// </summary>
internal static class Powers
{
    // from here on a product of so many factors is no better than the exponential
    private const double MostFactors = 1024;

    public static Value Of(GraphBuilder b, Value x, double exponent) =>
        exponent == 0 ? b.Fill(1, x.Shape) :
        exponent < 0 && HasProducts(-exponent) ? b.Div(b.Literal(1), Of(b, x, -exponent)) :
        exponent == 0.5 ? b.Sqrt(x) :
        HasProducts(exponent) ? Product(b, x, (int)exponent) : b.Binary(BinaryKind.Pow, x, b.Literal(exponent));

    private static bool HasProducts(double exponent) => exponent == 0.5 || (exponent == Math.Floor(exponent) && exponent <= MostFactors);

    /// <summary>By squaring: x¹³ = x·((x·x²)²)².</summary>
    private static Value Product(GraphBuilder b, Value x, int factors)
    {
        if (factors == 1)
        {
            return x;
        }

        var half = Product(b, x, factors / 2);
        var square = b.Mul(half, half);
        return factors % 2 == 0 ? square : b.Mul(x, square);
    }
}
