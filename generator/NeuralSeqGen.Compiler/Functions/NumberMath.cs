using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Methods of <c>System.Math</c> on numbers that are known at compile time.</summary>
internal static class NumberMath
{
    public static object Apply(string name, IReadOnlyList<object?> operands) =>
        operands.All(o => o is int) ? Whole(name, operands.Cast<int>().ToList()) :
        operands.All(o => o is double) ? operands.Count == 1 ? Real(name, (double)operands[0]!) : Real(name, (double)operands[0]!, (double)operands[1]!) :
        throw Unknown(name);

    private static object Whole(string name, IReadOnlyList<int> x) => name switch
    {
        "Abs" when x[0] != int.MinValue => Math.Abs(x[0]),
        "Sign" => Math.Sign(x[0]),
        "Max" when x.Count > 1 => Math.Max(x[0], x[1]),
        "Min" when x.Count > 1 => Math.Min(x[0], x[1]),
        _ => throw Unknown(name),
    };

    private static object Real(string name, double x) => name switch
    {
        "Abs" => Math.Abs(x),
        "Ceiling" => Math.Ceiling(x),
        "Cos" => Math.Cos(x),
        "Exp" => Math.Exp(x),
        "Floor" => Math.Floor(x),
        "Log" => Math.Log(x),
        "Round" => Math.Round(x),
        "Sign" when !double.IsNaN(x) => Math.Sign(x),
        "Sin" => Math.Sin(x),
        "Sqrt" => Math.Sqrt(x),
        "Tanh" => Math.Tanh(x),
        "Truncate" => Math.Truncate(x),
        _ => throw Unknown(name),
    };

    private static object Real(string name, double x, double y) => name switch
    {
        "Log" => Math.Log(x, y),
        "Max" => Math.Max(x, y),
        "Min" => Math.Min(x, y),
        "Pow" => Math.Pow(x, y),
        _ => throw Unknown(name),
    };

    private static FunctionException Unknown(string name) => new(RuleIds.NoCompiledForm, $"Math.{name} has no compiled form for these numbers.");
}
