using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Powers and remainders, which the primitives have for some numbers only: composed so that all numbers have those of C#.</summary>
internal static class PowerOperations
{
    // whole exponents up to here are products, see Powers
    private const double MostFactors = 1024;

    /// <summary>An exponent that is known is one of products and roots, or no whole number.</summary>
    public static Value Power(OperationCall call) =>
        call.Tensor(1).Producer?.Op is LiteralOp { Value: var exponent } && !(exponent == Math.Floor(exponent) && Math.Abs(exponent) > MostFactors)
            ? Powers.Of(call.Builder, call.Tensor(0), exponent)
            : Power(call.Builder, Broadcasting.Join(call, call.Tensor(0), call.Tensor(1)));

    /// <summary>x − y·trunc(x ÷ y), the sign that of x. The quotient may be rounded up to the next whole number, which makes y too much; of an infinite y it is 0.</summary>
    public static Value Remainder(GraphBuilder b, IReadOnlyList<Value> operands)
    {
        Value x = operands[0], y = operands[1], zero = b.Literal(0);
        var quotient = b.Unary(UnaryKind.Truncate, b.Div(x, y));
        var rest = b.Select(b.Equal(quotient, zero), x, b.Sub(x, b.Mul(y, quotient)));
        var isBeyond = b.Less(b.Mul(b.Sign(rest), b.Sign(x)), zero);
        return b.Select(isBeyond, b.Add(rest, b.Mul(b.Abs(y), b.Sign(x))), rest);
    }

    /// <summary>
    /// The primitive is e^(y·ln x). A number below 0 has whole powers, those of its absolute value with a sign; and where y is 0 the power is 1, also of 0, ∞ and NaN,
    /// whose logarithms times 0 are NaN.
    /// </summary>
    private static Value Power(GraphBuilder b, IReadOnlyList<Value> operands)
    {
        Value x = operands[0], y = operands[1], zero = b.Literal(0), one = b.Literal(1);
        var isTurned = b.Mul(b.Less(x, zero), b.Equal(b.Unary(UnaryKind.Truncate, y), y));
        var positive = b.Select(isTurned, b.Neg(x), x);
        var isOrdinary = b.Mul(b.Greater(positive, zero), b.Less(positive, b.Literal(double.PositiveInfinity)));
        var isOne = b.Mul(b.Equal(y, zero), b.Sub(one, isOrdinary));
        var power = b.Binary(BinaryKind.Pow, b.Select(isOne, one, positive), y);
        var half = b.Mul(y, b.Literal(0.5));
        var isEven = b.Equal(b.Unary(UnaryKind.Truncate, half), half);
        return b.Select(b.Mul(isTurned, b.Sub(one, isEven)), b.Neg(power), power);
    }
}
