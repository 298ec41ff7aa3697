using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Integer arithmetic on what is certain: exact, or nothing where the result would overflow its type.</summary>
internal static class NumberArithmetic
{
    // Far from where an int overflows, so that n + 1 is what it says.
    private const long LargestOffset = 1 << 30;

    public static NumberFact? Of(BinaryOperatorKind kind, Amount left, Amount right, ITypeSymbol? type)
    {
        if (left.Known is { } a && right.Known is { } b)
        {
            var result = Known(kind, a, b);
            return result is not null && Fits(result, type) ? result : null;
        }

        return kind switch
        {
            BinaryOperatorKind.Subtract when right.Base is null => Offset(left, -right.Value),
            BinaryOperatorKind.Add when right.Base is null => Offset(left, right.Value),
            BinaryOperatorKind.Add when left.Base is null => Offset(right, left.Value),
            _ => null,
        };
    }

    /// <summary>Whether a comparison holds; null where that is not certain.</summary>
    public static bool? Compare(BinaryOperatorKind kind, Amount left, Amount right) => !Equals(left.Base, right.Base) ? null : kind switch
    {
        BinaryOperatorKind.Equals => left.Value == right.Value,
        BinaryOperatorKind.NotEquals => left.Value != right.Value,
        BinaryOperatorKind.LessThan => left.Value < right.Value,
        BinaryOperatorKind.LessThanOrEqual => left.Value <= right.Value,
        BinaryOperatorKind.GreaterThan => left.Value > right.Value,
        BinaryOperatorKind.GreaterThanOrEqual => left.Value >= right.Value,
        _ => null,
    };

    /// <summary>Whether a number is one of a type; a result that overflows would be another number, or an exception.</summary>
    public static bool Fits(NumberFact fact, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Int32 => fact.Known is null or (>= int.MinValue and <= int.MaxValue),
        SpecialType.System_Int64 => true,
        _ => false,
    };

    private static NumberFact? Offset(Amount number, long offset) =>
        offset is > -LargestOffset and < LargestOffset && number.Value is > -LargestOffset and < LargestOffset ? new NumberFact(number with { Value = number.Value + offset }) : null;

    private static NumberFact? Known(BinaryOperatorKind kind, decimal left, decimal right) => kind switch
    {
        BinaryOperatorKind.Add => Number(left + right),
        BinaryOperatorKind.Subtract => Number(left - right),
        BinaryOperatorKind.Multiply when left is > -1e14m and < 1e14m && right is > -1e14m and < 1e14m => Number(left * right),
        BinaryOperatorKind.Divide when right != 0 => Number(decimal.Truncate(left / right)),
        BinaryOperatorKind.Remainder when right != 0 => Number(left % right),
        _ => null,
    };

    private static NumberFact? Number(decimal value) => value is >= long.MinValue and <= long.MaxValue ? new((long)value) : null;
}
