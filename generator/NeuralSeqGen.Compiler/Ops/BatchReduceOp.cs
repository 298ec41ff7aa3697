using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Sum over all samples of the batch. The only op that ends a phase: what reads it waits until every group has added its share.</summary>
internal sealed record BatchReduceOp : Op
{
    public override string Mnemonic => "batch_reduce";

    public override Rate InferRate(IReadOnlyList<Value> inputs) => Rate.Batch;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [inputs[0]];

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => inputs[0].Elements;

    /// <summary>Every sample's loss depends on the sum, so their gradients are summed as well.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => dy.Rate == Rate.Sample ? gradients.Builder.BatchReduce(dy) : dy);
        }
    }
}
