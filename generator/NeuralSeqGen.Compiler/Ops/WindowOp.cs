using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Windows along one axis as a new axis behind it: element (o, i) of the two is element o·Stride + i·Dilation of the operand. As many windows as fit.
/// </summary>
/// <param name="Axis">The axis.</param>
/// <param name="Size">Elements of a window.</param>
/// <param name="Stride">Distance of neighbouring windows.</param>
/// <param name="Dilation">Distance of neighbouring elements of a window.</param>
internal sealed record WindowOp(int Axis, int Size, int Stride, int Dilation) : Op
{
    public override string Mnemonic => "window";

    public override string Attributes => $"axis {Axis} of {Size}, every {Stride}{(Dilation > 1 ? $", dilated {Dilation}" : "")}";

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        int span = ((Size - 1) * Dilation) + 1;
        Require(Axis < inputs[0].Rank && Size > 0 && Stride > 0 && Dilation > 0 && span <= inputs[0][Axis], $"window {Attributes} of {inputs[0]}");
        return [inputs[0].With(Axis, ((inputs[0][Axis] - span) / Stride) + 1).Insert(Axis + 1, Size)];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            var x = node.Inputs[0];
            gradients.AddLazily(x, () => gradients.Builder.Append(new FoldOp(Axis, x.Shape[Axis], Stride, Dilation), dy));
        }
    }
}
