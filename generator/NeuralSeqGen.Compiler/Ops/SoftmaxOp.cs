using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// e^(x − max) / Σ e^(x − max) along the last axis. Layers do not use it: they say what they mean by exp and log-sum-exp, of which losses make their
/// gradients, and the pass <see cref="FormSoftmax"/> puts it where that takes one exponential instead of two and no logarithm.
/// </summary>
internal sealed record SoftmaxOp : Op
{
    public override string Mnemonic => "softmax";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs[0].Rank > 0, "softmax of a number");
        return [inputs[0]];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => 2L * inputs[0].Elements;

    /// <summary>dx = y·(dy − Σ dy·y).</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        gradients.AddLazily(node.Inputs[0], () => b.Mul(node.Output, b.Sub(dy, b.BroadcastTrailing(b.ReduceLast(ReduceKind.Sum, b.Mul(dy, node.Output)), dy.Shape))));
    }
}
