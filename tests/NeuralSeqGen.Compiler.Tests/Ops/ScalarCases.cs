using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>Ops that compute an element from elements at the same index.</summary>
internal static class ScalarCases
{
    private const string Jump = "jumps where the operands are equal, flat elsewhere";

    private static readonly double[] Three = [1, 2, 3], Twos = [2, 2, 2];

    public static readonly IReadOnlyList<OpCase> All =
    [
        Unary(UnaryKind.Neg, [0.5, -2], [-0.5, 2]),
        Unary(UnaryKind.Exp, [0, 1], [1, Math.E]),
        Unary(UnaryKind.Log, [1, Math.E], [0, 1]),
        Unary(UnaryKind.Sqrt, [4, 2.25], [2, 1.5]),
        Unary(UnaryKind.Abs, [0.5, -2], [0.5, 2]),
        Unary(UnaryKind.Sign, [0.5, -2], [1, -1]),
        Unary(UnaryKind.Sigmoid, [0, Math.Log(3)], [0.5, 0.75]),
        Unary(UnaryKind.Tanh, [0, Math.Log(2)], [0, 0.6]),
        Unary(UnaryKind.Softplus, [0, Math.Log(Math.E - 1)], [Math.Log(2), 1]),
        Unary(UnaryKind.Erf, [0, 0.5], [0, 0.5204998778130465]),
        Unary(UnaryKind.Sin, [0, Math.PI / 6, -2.5 * Math.PI], [0, 0.5, -1]),
        Unary(UnaryKind.Cos, [0, Math.PI / 3, -3 * Math.PI], [1, 0.5, -1]),
        Unary(UnaryKind.Truncate, [2.75, -2.75, 0.5], [2, -2, 0]),
        Binary(BinaryKind.Add, [3, -2], [2, 5], [5, 3]),
        Binary(BinaryKind.Sub, [3, -2], [2, 5], [1, -7]),
        Binary(BinaryKind.Mul, [3, -2], [2, 5], [6, -10]),
        Binary(BinaryKind.Div, [3, -2], [2, 5], [1.5, -0.4]),
        Binary(BinaryKind.Max, [3, -2], [2, 5], [3, 5]),
        Binary(BinaryKind.Min, [3, -2], [2, 5], [2, -2]),
        new(new BinaryOp(BinaryKind.Pow), [9, 8], Vector(3, 2), Vector(2, 3)),
        Comparison(BinaryKind.Equal, [0, 1, 0]),
        Comparison(BinaryKind.Less, [1, 0, 0]),
        Comparison(BinaryKind.LessEqual, [1, 1, 0]),
        Comparison(BinaryKind.Greater, [0, 0, 1]),
        Comparison(BinaryKind.GreaterEqual, [0, 1, 1]),
        new(new BinaryOp(BinaryKind.Sub), [2, 4, 5], new OpInput(Shape.Scalar, [7]), Vector(5, 3, 2)),
        new(new BinaryOp(BinaryKind.Div), [2.5, 1.5, 1], Vector(5, 3, 2), new OpInput(Shape.Scalar, [2])),
        new(new SelectOp(), [3, 6], Vector(1, 0), Vector(3, 4), Vector(5, 6)),
        new(new LiteralOp(2.5), [2.5]),
        new(new IotaOp(new Shape(2, 3)), [0, 1, 2, 0, 1, 2]),
        new(new RandomOp(3, new Shape(2)), [LaneRandom.Uniform(5, 3, 2, 0, 0), LaneRandom.Uniform(5, 3, 2, 0, 1)]),
    ];

    private static OpCase Unary(UnaryKind kind, double[] x, double[] expected) => new(new UnaryOp(kind), expected, Vector(x));

    private static OpCase Binary(BinaryKind kind, double[] x, double[] y, double[] expected) => new(new BinaryOp(kind), expected, Vector(x), Vector(y));

    private static OpCase Comparison(BinaryKind kind, double[] expected) =>
        new(new BinaryOp(kind), expected, Vector(Three) with { NotTrained = Jump }, Vector(Twos) with { NotTrained = Jump });

    private static OpInput Vector(params double[] values) => new(new Shape(values.Length), values);
}
