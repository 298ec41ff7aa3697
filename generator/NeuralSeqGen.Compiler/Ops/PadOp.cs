using System.Collections.Generic;
using System.Globalization;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>One number before, after and between the elements of one axis.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Before">How many stand before the first element.</param>
/// <param name="After">How many stand behind the last.</param>
/// <param name="Interior">How many stand between two neighbours.</param>
/// <param name="Fill">The number.</param>
internal sealed record PadOp(int Axis, int Before, int After, int Interior = 0, double Fill = 0) : Op
{
    public override string Mnemonic => "pad";

    public override string Attributes =>
        $"axis {Axis} by {Before}, {After}{(Interior > 0 ? $", {Interior} between" : "")}{(Fill == 0 ? "" : " with " + Fill.ToString("R", CultureInfo.InvariantCulture))}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axis < inputs[0].Rank && Before >= 0 && After >= 0 && Interior >= 0, $"pad {Attributes} of {inputs[0]}");
        return [inputs[0].With(Axis, Before + Spread(inputs[0]) + After)];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            var b = gradients.Builder;
            gradients.AddLazily(node.Inputs[0], () => b.Every(b.Slice(dy, Axis, Before, Spread(node.Inputs[0].Shape)), Axis, Interior + 1));
        }
    }

    /// <summary>Extent of the elements with what stands between them.</summary>
    private int Spread(Shape shape) => shape[Axis] + ((shape[Axis] - 1) * Interior);
}
