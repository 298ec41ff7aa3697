using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Select(mask, a, b): a where the mask is not 0, else b. Scalars stand for arrays.</summary>
internal sealed record SelectOp : Op
{
    public override string Mnemonic => "select";

    public override bool IsElementwise => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        var shape = inputs.OrderByDescending(s => s.Rank).First();
        Require(inputs.All(s => s.Rank == 0 || s.Equals(shape)), $"select: {string.Join(", ", inputs)}");
        return [shape];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is not { } dy)
        {
            return;
        }

        var b = gradients.Builder;
        Value mask = node.Inputs[0], zero = b.Literal(0);
        gradients.AddLazily(node.Inputs[1], () => b.Select(mask, dy, zero));
        gradients.AddLazily(node.Inputs[2], () => b.Select(mask, zero, dy));
    }
}
