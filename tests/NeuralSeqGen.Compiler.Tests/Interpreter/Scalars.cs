using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>The scalar functions of the ops, in float64.</summary>
internal static class Scalars
{
    public static double Unary(UnaryKind kind, double x) => kind switch
    {
        UnaryKind.Neg => -x,
        UnaryKind.Exp => Math.Exp(x),
        UnaryKind.Log => Math.Log(x),
        UnaryKind.Sqrt => Math.Sqrt(x),
        UnaryKind.Abs => Math.Abs(x),
        UnaryKind.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        UnaryKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryKind.Tanh => Math.Tanh(x),
        UnaryKind.Softplus => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        UnaryKind.Erf => Erf(x),
        UnaryKind.Sin => Math.Sin(x),
        UnaryKind.Cos => Math.Cos(x),
        UnaryKind.Truncate => Math.Truncate(x),
        _ => throw new InvalidOperationException($"the interpreter does not know {kind}"),
    };

    public static double Binary(BinaryKind kind, double x, double y) => kind switch
    {
        BinaryKind.Add => x + y,
        BinaryKind.Sub => x - y,
        BinaryKind.Mul => x * y,
        BinaryKind.Div => x / y,
        BinaryKind.Max => Math.Max(x, y),
        BinaryKind.Min => Math.Min(x, y),
        BinaryKind.Pow => Math.Pow(x, y),
        BinaryKind.Equal => x == y ? 1 : 0,
        BinaryKind.Less => x < y ? 1 : 0,
        BinaryKind.LessEqual => x <= y ? 1 : 0,
        BinaryKind.Greater => x > y ? 1 : 0,
        BinaryKind.GreaterEqual => x >= y ? 1 : 0,
        _ => throw new InvalidOperationException($"the interpreter does not know {kind}"),
    };

    public static double Reduce(ReduceKind kind, ReadOnlySpan<double> x)
    {
        double[] values = x.ToArray();
        return kind switch
        {
            ReduceKind.Sum => values.Sum(),
            ReduceKind.Max => values.Max(),
            ReduceKind.Min => values.Min(),
            ReduceKind.LogSumExp => LogSumExp(values, Math.Clamp(values.Max(), double.MinValue, double.MaxValue)),
            ReduceKind.ArgMax => Array.IndexOf(values, values.Max()),
            _ => throw new InvalidOperationException($"the interpreter does not know {kind}"),
        };
    }

    /// <summary>Shifted by a finite number, so that a row of −∞ or with ∞ has no differences of infinities.</summary>
    private static double LogSumExp(double[] values, double shift) => shift + Math.Log(values.Sum(v => Math.Exp(v - shift)));

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿx²ⁿ⁺¹ ÷ (2n + 1)!!, whose terms have one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
