using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Elementwise function of one operand.</summary>
internal sealed record UnaryOp(UnaryKind Kind) : Op
{
    public override string Mnemonic => Kind.ToString().ToLowerInvariant();

    public override bool IsElementwise => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [inputs[0]];

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => outputs[0].Elements;

    /// <summary>Stated in the result where possible (σ′ = y − y², tanh′ = 1 − y²), so that nothing else need be saved.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        Value x = node.Inputs[0], y = node.Output;
        switch (Kind)
        {
            case UnaryKind.Neg: gradients.Add(x, b.Neg(dy)); break;
            case UnaryKind.Exp: gradients.Add(x, b.Mul(dy, y)); break;
            case UnaryKind.Log: gradients.Add(x, b.Div(dy, x)); break;
            case UnaryKind.Sqrt: gradients.Add(x, b.Div(b.Mul(dy, b.Literal(0.5)), y)); break;
            case UnaryKind.Abs: gradients.Add(x, b.Mul(dy, b.Sign(x))); break;
            case UnaryKind.Sigmoid: gradients.Add(x, b.Mul(dy, b.Sub(y, b.Mul(y, y)))); break;
            case UnaryKind.Tanh: gradients.Add(x, b.Sub(dy, b.Mul(dy, b.Mul(y, y)))); break;
            case UnaryKind.Softplus: gradients.Add(x, b.Mul(dy, b.Sigmoid(x))); break;
            case UnaryKind.Erf: gradients.Add(x, b.Mul(dy, b.Mul(b.Literal(2 / Math.Sqrt(Math.PI)), b.Exp(b.Neg(b.Mul(x, x)))))); break;
            case UnaryKind.Sin: gradients.Add(x, b.Mul(dy, b.Cos(x))); break;
            case UnaryKind.Cos: gradients.Add(x, b.Neg(b.Mul(dy, b.Sin(x)))); break;
            case UnaryKind.Sign or UnaryKind.Truncate: break; // flat everywhere they are differentiable
            default: throw new GraphException($"no gradient for {Mnemonic}");
        }
    }
}
