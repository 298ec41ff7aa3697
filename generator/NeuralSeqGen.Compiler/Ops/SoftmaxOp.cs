using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// e^(x − max) / Σ e^(x − max) along the last axis. Layers do not use it: they say what they mean by exp and log-sum-exp, of which losses make their
/// gradients, and a pass, FormSoftmax, puts it where that takes one exponential instead of two.
/// </summary>
/// <param name="WithLogSum">Whether max + log Σ e^(x − max) of each row is a second result.</param>
internal sealed record SoftmaxOp(bool WithLogSum = false) : Op
{
    public override string Mnemonic => "softmax";

    public override string Attributes => WithLogSum ? "with log-sum-exp" : "";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs[0].Rank > 0, "softmax of a number");
        return WithLogSum ? [inputs[0], inputs[0].Take(inputs[0].Rank - 1)] : [inputs[0]];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => 2L * inputs[0].Elements;

    /// <summary>dx = y·(dy − Σ dy·y), and y·dl of the log-sum-exp.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        var b = gradients.Builder;
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => b.Mul(node.Output, b.Sub(dy, b.BroadcastTrailing(b.ReduceLast(ReduceKind.Sum, b.Mul(dy, node.Output)), dy.Shape))));
        }

        if (WithLogSum && outputGradients[1] is { } dl)
        {
            gradients.AddLazily(node.Inputs[0], () => b.Mul(node.Output, b.BroadcastTrailing(dl, node.Output.Shape)));
        }
    }
}
