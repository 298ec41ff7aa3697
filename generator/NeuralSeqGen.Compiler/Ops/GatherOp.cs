using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// Rows of a table: ids [rows…], whole numbers held as floats, and table [n, d] give [rows…, d]. An id outside 0 … n − 1 reads the nearest row,
/// so that no id can lead out of the table.
/// </summary>
internal sealed record GatherOp : Op
{
    public override string Mnemonic => "gather";

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs[1].Rank == 2, $"gather {inputs[0]} from {inputs[1]}");
        return [inputs[0].Concat(new Shape(inputs[1].Last))];
    }

    /// <summary>Each row of the gradient is added to the row of the table it was read from; ids are flat.</summary>
    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
        if (outputGradients[0] is { } dy)
        {
            Value ids = node.Inputs[0], table = node.Inputs[1];
            gradients.AddLazily(table, () => gradients.Builder.Append(new ScatterAddRowsOp(table.Shape[0]), ids, dy));
        }
    }
}
