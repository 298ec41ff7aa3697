using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// The transpose of <see cref="WindowOp"/>: windows laid over one another and added. Axis + 1 holds their elements and disappears; element (o, i) is
/// added to element o·Stride + i·Dilation of the result.
/// </summary>
/// <param name="Axis">The axis of the windows.</param>
/// <param name="Length">Extent of the result's axis.</param>
/// <param name="Stride">Distance of neighbouring windows.</param>
/// <param name="Dilation">Distance of neighbouring elements of a window.</param>
/// <remarks>Schedules do not know it: a pass, ExpandFolds, says it in other ops.</remarks>
internal sealed record FoldOp(int Axis, int Length, int Stride, int Dilation) : Op
{
    public override string Mnemonic => "fold";

    public override string Attributes => $"axis {Axis} to {Length}, every {Stride}{(Dilation > 1 ? $", dilated {Dilation}" : "")}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis + 1 < inputs[0].Rank && ((inputs[0][Axis] - 1) * Stride) + ((inputs[0][Axis + 1] - 1) * Dilation) < Length, $"fold {Attributes} of {inputs[0]}");
        return [inputs[0].Without(Axis + 1).With(Axis, Length)];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => inputs[0].Elements;

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            var b = gradients.Builder;
            var x = node.Inputs[0];
            gradients.AddLazily(x, () => b.Slice(b.Window(dy, Axis, x.Shape[Axis + 1], Stride, Dilation), Axis, 0, x.Shape[Axis]));
        }
    }
}
