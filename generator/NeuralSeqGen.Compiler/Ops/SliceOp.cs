using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Elements Start … Start + Length − 1 of one axis.</summary>
internal sealed record SliceOp(int Axis, int Start, int Length) : Op
{
    public override string Mnemonic => "slice";

    public override string Attributes => $"axis {Axis} from {Start} take {Length}";

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis < inputs[0].Rank && Start >= 0 && Start + Length <= inputs[0][Axis], $"slice {Attributes} of {inputs[0]}");
        return [inputs[0].With(Axis, Length)];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            gradients.AddLazily(node.Inputs[0], () => gradients.Builder.Pad(dy, Axis, Start, node.Inputs[0].Shape[Axis] - Start - Length));
        }
    }
}
