using System.Collections.Generic;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>The operators of C# on ints, doubles and bools, by the names Roslyn gives them.</summary>
internal static class NumberArithmetic
{
    /// <summary>Whether the second operand may stay unread.</summary>
    public static bool IsShort(string name) => name is "ConditionalAnd" or "ConditionalOr";

    /// <summary>The first operand that decides such an operator.</summary>
    public static bool Decides(string name) => name == "ConditionalOr";

    public static object Apply(string name, IReadOnlyList<object?> operands) => (operands[0], operands.Count > 1 ? operands[1] : null) switch
    {
        (int x, null) when operands.Count == 1 => name switch { "Minus" => unchecked(-x), "Plus" => x, "BitwiseNegation" => ~x, _ => throw Unknown(name) },
        (double x, null) when operands.Count == 1 => name switch { "Minus" => -x, "Plus" => x, _ => throw Unknown(name) },
        (bool x, null) when operands.Count == 1 => !x,
        (int x, int y) => Whole(name, x, y),
        (double x, double y) => Real(name, x, y),
        (bool x, bool y) => name switch { "And" => x & y, "Or" => x | y, "ExclusiveOr" or "NotEquals" => x != y, "Equals" => x == y, _ => throw Unknown(name) },
        _ => throw Unknown(name),
    };

    private static object Whole(string name, int x, int y) => unchecked(name switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => y == 0 || (y == -1 && x == int.MinValue) ? throw Undefined() : x / y,
        "Remainder" => y == 0 || (y == -1 && x == int.MinValue) ? throw Undefined() : x % y,
        "LeftShift" => x << y,
        "RightShift" => x >> y,
        "And" => x & y,
        "Or" => x | y,
        "ExclusiveOr" => x ^ y,
        _ => Compared(name, x.CompareTo(y)),
    });

    private static object Real(string name, double x, double y) => name switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Remainder" => x % y,
        "Equals" => x == y,
        "NotEquals" => x != y,
        _ => !double.IsNaN(x) && !double.IsNaN(y) && (bool)Compared(name, x.CompareTo(y)),
    };

    private static object Compared(string name, int order) => name switch
    {
        "Equals" => order == 0,
        "NotEquals" => order != 0,
        "LessThan" => order < 0,
        "LessThanOrEqual" => order <= 0,
        "GreaterThan" => order > 0,
        "GreaterThanOrEqual" => order >= 0,
        _ => throw Unknown(name),
    };

    private static FunctionException Undefined() => new(RuleIds.NoCompiledForm, "the division has no result.");

    private static FunctionException Unknown(string name) => new(RuleIds.NoCompiledForm, $"the operator {name} has no compiled form for these operands. It is for int, double and bool.");
}
