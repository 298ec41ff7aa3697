using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>The same value, through which no gradient flows. Behind the backward graph it says nothing any more, and Simplify takes it away.</summary>
internal sealed record StopGradientOp : Op
{
    public override string Mnemonic => "stop_gradient";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [inputs[0]];

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
    }
}
