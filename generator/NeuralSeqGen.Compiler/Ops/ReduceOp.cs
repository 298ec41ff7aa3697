using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Reduces the trailing axes from <see cref="Axis"/> on to nothing. LogSumExp is log Σ eˣ, shifted by the largest element.
/// Other axes are brought to the end by a transpose, which costs nothing.
/// </summary>
/// <param name="Kind">The function.</param>
/// <param name="Axis">The first reduced axis.</param>
/// <param name="TiesToFirst">Of Max and one axis: whether the gradient goes to the first of several largest elements, as in pooling, instead of in equal shares to all.</param>
internal sealed record ReduceOp(ReduceKind Kind, int Axis, bool TiesToFirst = false) : Op
{
    public override string Mnemonic => "reduce_" + Kind.ToString().ToLowerInvariant();

    public override string Attributes => $"axis {Axis}{(TiesToFirst ? ", ties to the first" : "")}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis >= 0 && Axis < inputs[0].Rank && (!TiesToFirst || (Kind == ReduceKind.Max && Axis == inputs[0].Rank - 1)), $"{Mnemonic} axis {Axis} of {inputs[0]}");
        return [inputs[0].Take(Axis)];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => inputs[0].Elements;

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        var x = node.Inputs[0];
        Value Spread(Value v) => b.Broadcast(v, x.Shape, Enumerable.Range(0, Axis).ToArray());
        switch (Kind)
        {
            case ReduceKind.Sum: gradients.AddLazily(x, () => Spread(dy)); break;
            case ReduceKind.LogSumExp: gradients.AddLazily(x, () => b.Mul(Spread(dy), b.Exp(b.Sub(x, Spread(node.Output))))); break;
            case ReduceKind.Max or ReduceKind.Min:
                gradients.AddLazily(x, () => TiesToFirst ? First() : Shared());
                break;
            default: break; // an index is flat
        }

        Value First() => b.Select(b.Equal(b.Iota(x.Shape), Spread(b.ReduceLast(ReduceKind.ArgMax, x))), Spread(dy), b.Literal(0));
        Value Shared()
        {
            var isExtreme = b.Equal(x, Spread(node.Output));
            return b.Select(isExtreme, Spread(b.Div(dy, b.Reduce(ReduceKind.Sum, isExtreme, Axis))), b.Literal(0));
        }
    }
}
