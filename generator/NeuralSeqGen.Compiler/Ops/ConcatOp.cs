using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Operands one after another along one axis.</summary>
internal sealed record ConcatOp(int Axis) : Op
{
    public override string Mnemonic => "concat";

    public override string Attributes => $"axis {Axis}";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        var rest = inputs[0].Without(Axis);
        Require(inputs.All(s => s.Rank == inputs[0].Rank && s.Without(Axis).Equals(rest)), $"concat {Attributes} of {string.Join(", ", inputs)}");
        return [inputs[0].With(Axis, inputs.Sum(s => s[Axis]))];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        int start = 0;
        foreach (var input in node.Inputs)
        {
            int from = start;
            gradients.AddLazily(input, () => gradients.Builder.Slice(dy, Axis, from, input.Shape[Axis]));
            start += input.Shape[Axis];
        }
    }
}
