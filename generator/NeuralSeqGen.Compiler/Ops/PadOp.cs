using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Zeros before and after along one axis.</summary>
internal sealed record PadOp(int Axis, int Before, int After) : Op
{
    public override string Mnemonic => "pad";

    public override string Attributes => $"axis {Axis} by {Before}, {After}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis < inputs[0].Rank && Before >= 0 && After >= 0, $"pad {Attributes} of {inputs[0]}");
        return [inputs[0].With(Axis, Before + inputs[0][Axis] + After)];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => gradients.Builder.Slice(dy, Axis, Before, node.Inputs[0].Shape[Axis]));
        }
    }
}
