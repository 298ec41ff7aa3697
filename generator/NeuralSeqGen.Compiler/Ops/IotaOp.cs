using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Each element is its own index along the last axis.</summary>
internal sealed record IotaOp(Shape Shape) : Op
{
    public override string Mnemonic => "iota";

    public override string Attributes => Shape.ToString();

    public override bool IsElementwise => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs) => [Shape];

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
    }
}
