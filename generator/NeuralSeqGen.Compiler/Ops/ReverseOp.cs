using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>One axis from its end to its start.</summary>
internal sealed record ReverseOp(int Axis) : Op
{
    public override string Mnemonic => "reverse";

    public override string Attributes => $"axis {Axis}";

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis < inputs[0].Rank, $"reverse {Attributes} of {inputs[0]}");
        return [inputs[0]];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => gradients.Builder.Reverse(dy, Axis));
        }
    }
}
