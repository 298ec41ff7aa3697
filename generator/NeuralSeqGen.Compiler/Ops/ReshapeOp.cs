using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>The same elements in row-major order under another shape.</summary>
internal sealed record ReshapeOp(Shape Shape) : Op
{
    public override string Mnemonic => "reshape";

    public override string Attributes => Shape.ToString();

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs[0].Elements == Shape.Elements, $"reshape {inputs[0]} to {Shape}");
        return [Shape];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => gradients.Builder.Reshape(dy, node.Inputs[0].Shape));
        }
    }
}
