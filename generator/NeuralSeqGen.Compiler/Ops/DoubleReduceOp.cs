using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Reduces the trailing axes from <see cref="Axis"/> on to nothing, summed in double in an order that does not depend on the vector width: what programs
/// over whole weights need, since a weight has more elements than float adds up without loss. The reduction of everything is one number of the batch,
/// which stays in double; that of some axes is rounded once.
/// </summary>
/// <param name="Kind">The function.</param>
/// <param name="Axis">The first reduced axis.</param>
internal sealed record DoubleReduceOp(DoubleReduceKind Kind, int Axis) : Op
{
    public override string Mnemonic => "double_" + Kind.ToString().ToLowerInvariant();

    public override string Attributes => $"axis {Axis}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis >= 0 && Axis < inputs[0].Rank, $"{Mnemonic} axis {Axis} of {inputs[0]}");
        return [inputs[0].Take(Axis)];
    }

    /// <summary>A weight is the only sample of its program, so what is reduced to one number is one of the batch.</summary>
    public override Rate InferRate(IReadOnlyList<Value> inputs) => Axis == 0 ? Rate.Batch : base.InferRate(inputs);

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => inputs[0].Elements * (Kind == DoubleReduceKind.Norm ? 2L : 1);

    /// <summary>d‖x‖ = x ÷ ‖x‖ · dx, and 0 where all of x is 0.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        Value x = node.Inputs[0], y = node.Output;
        Value Spread(Value v) => b.Broadcast(v, x.Shape, [.. Enumerable.Range(0, v.Shape.Rank)]);
        gradients.AddLazily(x, () => Kind == DoubleReduceKind.Sum ? Spread(dy) : b.Mul(x, Spread(b.Select(b.Greater(y, b.Literal(0)), b.Div(dy, y), b.Literal(0)))));
    }
}
