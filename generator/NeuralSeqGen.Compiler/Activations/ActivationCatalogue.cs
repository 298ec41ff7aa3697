using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Activations;

/// <summary>Keras 3's activations, one line each. Constants stand first in Max and Min: at the bound nothing flows back, and NaN stays NaN.</summary>
internal static class ActivationCatalogue
{
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    public static readonly IReadOnlyList<ActivationFunction> All =
    [
        new("Linear", (_, x) => x),
        new("Relu", (b, x) => b.Max(b.Literal(0), x)),
        new("Sigmoid", (b, x) => b.Sigmoid(x)),
        new("Tanh", (b, x) => b.Tanh(x)),
        new("Softmax", (b, x) => b.Exp(LogSoftmax(b, x))) { IsOfRows = true },
        new("HardSigmoid", (b, x) => LinearSigmoid(b, x, 1.0 / 6)),
        new("ClassicHardSigmoid", (b, x) => LinearSigmoid(b, x, 0.2)),
        new("Elu", (b, x) => Rectifiers.Elu(b, x, 1)),
        new("Selu", (b, x) => b.Mul(b.Literal(SeluScale), Rectifiers.Elu(b, x, SeluAlpha))),
        new("Gelu", (b, x) => b.Mul(b.Mul(b.Literal(0.5), x), b.Add(b.Literal(1), b.Unary(UnaryKind.Erf, b.Mul(x, b.Literal(Math.Sqrt(0.5))))))),
        new("Silu", (b, x) => b.Mul(x, b.Sigmoid(x))),
        new("Softplus", (b, x) => b.Unary(UnaryKind.Softplus, x)),
        new("Softsign", (b, x) => b.Div(x, b.Add(b.Literal(1), b.Abs(x)))),
        new("Exponential", (b, x) => b.Exp(x)),
        new("LeakyRelu", (b, x) => Rectifiers.LeakyRelu(b, x, 0.2)),
        new("LogSoftmax", LogSoftmax) { IsOfRows = true },
        new("Mish", (b, x) => b.Mul(x, b.Tanh(b.Unary(UnaryKind.Softplus, x)))),
        new("Relu6", (b, x) => Clipped(b, x, 0, 6)),
        new("HardSilu", (b, x) => b.Mul(x, LinearSigmoid(b, x, 1.0 / 6))),
        new("HardTanh", (b, x) => Clipped(b, x, -1, 1)),
        new("HardShrink", (b, x) => b.Select(b.Greater(b.Abs(x), b.Literal(0.5)), x, b.Literal(0))),
        new("SoftShrink", (b, x) => b.Sub(x, Clipped(b, x, -0.5, 0.5))),
        new("TanhShrink", (b, x) => b.Sub(x, b.Tanh(x))),
        new("Celu", (b, x) => Rectifiers.Elu(b, x, 1)),
        new("LogSigmoid", (b, x) => b.Neg(b.Unary(UnaryKind.Softplus, b.Neg(x)))),
        new("Squareplus", (b, x) => b.Mul(b.Literal(0.5), b.Add(x, b.Sqrt(b.Add(b.Mul(x, x), b.Literal(4)))))),
        new("SparsePlus", SparsePlus),
        new("SparseSigmoid", (b, x) => LinearSigmoid(b, x, 0.5)),
        new("Sparsemax", Sparsemax) { IsOfRows = true },
    ];

    public static readonly IReadOnlyList<string> Names = All.Select(a => a.Name).ToList();

    private static readonly Dictionary<string, ActivationFunction> ByName = All.ToDictionary(a => a.Name);

    public static ActivationFunction Get(string name) => ByName[name];

    private static Value LogSoftmax(GraphBuilder b, Value x) => b.Sub(x, b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, x), x.Shape));

    private static Value LinearSigmoid(GraphBuilder b, Value x, double slope) => Clipped(b, b.Add(b.Mul(b.Literal(slope), x), b.Literal(0.5)), 0, 1);

    private static Value Clipped(GraphBuilder b, Value x, double low, double high) => b.Min(b.Literal(high), b.Max(b.Literal(low), x));

    // Martins and Astudillo 2016. A number belongs to the support if 1 + k·x > Σ of the k numbers that are not smaller; no sorting is needed to count them.
    private static Value Sparsemax(GraphBuilder b, Value x)
    {
        var pairs = x.Shape.Insert(x.Shape.Rank, x.Shape.Last);
        int[] all = [.. Enumerable.Range(0, x.Shape.Rank - 1)];
        Value self = b.Broadcast(x, pairs, [.. all, x.Shape.Rank - 1]), other = b.Broadcast(x, pairs, [.. all, x.Shape.Rank]);
        var isNotSmaller = b.GreaterEqual(other, self);
        Value count = b.ReduceLast(ReduceKind.Sum, isNotSmaller), sum = b.ReduceLast(ReduceKind.Sum, b.Mul(isNotSmaller, other));
        var supports = b.Greater(b.Add(b.Literal(1), b.Mul(count, x)), sum);
        Value size = b.ReduceLast(ReduceKind.Sum, supports), total = b.ReduceLast(ReduceKind.Sum, b.Mul(supports, x));
        var threshold = b.Div(b.Sub(total, b.Literal(1)), size);
        return b.Max(b.Literal(0), b.Sub(x, b.BroadcastTrailing(threshold, x.Shape)));
    }

    // between -1 and 1 a parabola that meets 0 and x with their slopes
    private static Value SparsePlus(GraphBuilder b, Value x)
    {
        var risen = b.Mul(b.Literal(0.5), b.Add(Clipped(b, x, -1, 1), b.Literal(1)));
        return b.Add(b.Mul(risen, risen), b.Max(b.Literal(0), b.Sub(x, b.Literal(1))));
    }
}
