using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Repeats the operand over new axes: axis i of the operand is axis Axes[i] of the result, ascending.</summary>
internal sealed record BroadcastOp(Shape Shape, EquatableArray<int> Axes) : Op
{
    public override string Mnemonic => "broadcast";

    public override string Attributes => $"{Shape} at {Axes}";

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Axes.Count == inputs[0].Rank && Axes.Select((axis, i) => Shape[axis] == inputs[0][i]).All(ok => ok), $"broadcast {inputs[0]} to {Attributes}");
        return [Shape];
    }

    /// <summary>Sums over the new axes, brought to the end first.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        gradients.AddLazily(node.Inputs[0], () => gradients.Builder.SumTo(dy, Axes.ToArray()));
    }
}
