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
        new("Softmax", (b, x) => b.Exp(LogSoftmax(b, x))),
        new("HardSigmoid", (b, x) => LinearSigmoid(b, x, 1.0 / 6)),
        new("ClassicHardSigmoid", (b, x) => LinearSigmoid(b, x, 0.2)),
        new("Elu", (b, x) => Elu(b, x, 1)),
        new("Selu", (b, x) => b.Mul(b.Literal(SeluScale), Elu(b, x, SeluAlpha))),
        new("Gelu", (b, x) => b.Mul(b.Mul(b.Literal(0.5), x), b.Add(b.Literal(1), b.Unary(UnaryKind.Erf, b.Mul(x, b.Literal(Math.Sqrt(0.5))))))),
        new("Silu", (b, x) => b.Mul(x, b.Sigmoid(x))),
        new("Softplus", (b, x) => b.Unary(UnaryKind.Softplus, x)),
        new("Softsign", (b, x) => b.Div(x, b.Add(b.Literal(1), b.Abs(x)))),
        new("Exponential", (b, x) => b.Exp(x)),
        new("LeakyRelu", (b, x) => b.Select(b.Greater(x, b.Literal(0)), x, b.Mul(b.Literal(0.2), x))),
        new("LogSoftmax", LogSoftmax),
        new("Mish", (b, x) => b.Mul(x, b.Tanh(b.Unary(UnaryKind.Softplus, x)))),
    ];

    public static readonly IReadOnlyList<string> Names = All.Select(a => a.Name).ToList();

    private static readonly Dictionary<string, ActivationFunction> ByName = All.ToDictionary(a => a.Name);

    public static ActivationFunction Get(string name) => ByName[name];

    private static Value LogSoftmax(GraphBuilder b, Value x) => b.Sub(x, b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, x), x.Shape));

    private static Value LinearSigmoid(GraphBuilder b, Value x, double slope) =>
        b.Min(b.Literal(1), b.Max(b.Literal(0), b.Add(b.Mul(b.Literal(slope), x), b.Literal(0.5))));

    // the exponential is taken of numbers up to 0 only, so that it cannot overflow on the side that is not chosen
    private static Value Elu(GraphBuilder b, Value x, double alpha) =>
        b.Select(b.Greater(x, b.Literal(0)), x, b.Mul(b.Literal(alpha), b.Sub(b.Exp(b.Min(b.Literal(0), x)), b.Literal(1))));
}
