using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Axis i of the result is axis Permutation[i] of the operand.</summary>
internal sealed record TransposeOp(EquatableArray<int> Permutation) : Op
{
    public override string Mnemonic => "transpose";

    public override string Attributes => Permutation.ToString();

    public override bool IsView => true;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(Permutation.OrderBy(i => i).SequenceEqual(Enumerable.Range(0, inputs[0].Rank)), $"transpose {Attributes} of {inputs[0]}");
        return [new Shape(Permutation.Select(axis => inputs[0][axis]).ToArray())];
    }

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            int[] inverse = Enumerable.Range(0, Permutation.Count).Select(axis => Array.IndexOf(Permutation.ToArray(), axis)).ToArray();
            gradients.AddLazily(node.Inputs[0], () => gradients.Builder.Transpose(dy, inverse));
        }
    }
}
