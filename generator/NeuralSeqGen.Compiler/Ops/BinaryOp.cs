using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Elementwise function of two operands of one shape; a scalar operand stands for an array of that scalar.</summary>
internal sealed record BinaryOp(BinaryKind Kind) : Op
{
    public override string Mnemonic => Kind.ToString().ToLowerInvariant();

    public override bool IsElementwise => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Shape a = inputs[0], b = inputs[1];
        Require(a.Equals(b) || a.Rank == 0 || b.Rank == 0, $"{Mnemonic}: {a} against {b}");
        return [a.Rank == 0 ? b : a];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => outputs[0].Elements;

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        Value x = node.Inputs[0], y = node.Inputs[1], zero = b.Literal(0);
        switch (Kind)
        {
            case BinaryKind.Add: gradients.Add(x, dy); gradients.Add(y, dy); break;
            case BinaryKind.Sub: gradients.Add(x, dy); gradients.AddLazily(y, () => b.Neg(dy)); break;
            case BinaryKind.Mul: gradients.AddLazily(x, () => b.Mul(dy, y)); gradients.AddLazily(y, () => b.Mul(dy, x)); break;
            case BinaryKind.Div:
                gradients.AddLazily(x, () => b.Div(dy, y));
                gradients.AddLazily(y, () => b.Neg(b.Div(b.Mul(dy, node.Output), y)));
                break;
            case BinaryKind.Max:
                gradients.AddLazily(x, () => b.Select(b.GreaterEqual(x, y), dy, zero));
                gradients.AddLazily(y, () => b.Select(b.GreaterEqual(x, y), zero, dy));
                break;
            case BinaryKind.Min:
                gradients.AddLazily(x, () => b.Select(b.LessEqual(x, y), dy, zero));
                gradients.AddLazily(y, () => b.Select(b.LessEqual(x, y), zero, dy));
                break;
            case BinaryKind.Pow: // 0 to a power stays 0 when the exponent moves; its logarithm would say NaN
                gradients.AddLazily(x, () => b.Mul(dy, b.Mul(y, b.Binary(BinaryKind.Pow, x, b.Sub(y, b.Literal(1))))));
                gradients.AddLazily(y, () => b.Select(b.Greater(x, zero), b.Mul(dy, b.Mul(node.Output, b.Log(x))), zero));
                break;
            default: break; // comparisons are flat
        }
    }
}
