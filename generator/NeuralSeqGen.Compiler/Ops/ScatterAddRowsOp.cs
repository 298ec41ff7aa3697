using System.Collections.Generic;
using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>
/// The gradient of <see cref="GatherOp"/>: ids [rows…] and values [rows…, d] give [Rows, d], in which each row is the sum of the values that have
/// its id, over all samples of the batch. It goes straight to the gradient of a parameter; schedules touch no row that no id names.
/// </summary>
internal sealed record ScatterAddRowsOp(int Rows) : Op
{
    public override string Mnemonic => "scatter_add_rows";

    public override string Attributes => $"{Rows} rows";

    public override Rate InferRate(IReadOnlyList<Value> inputs) => Rate.Batch;

    public override IReadOnlyList<Shape> InferShapes(IReadOnlyList<Shape> inputs)
    {
        Require(inputs[1].Rank == inputs[0].Rank + 1 && inputs[1].Take(inputs[0].Rank).Equals(inputs[0]), $"scatter {inputs[1]} by {inputs[0]}");
        return [new Shape(Rows, inputs[1].Last)];
    }

    public override long Flops(IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> outputs) => inputs[1].Elements;

    public override void Differentiate(Node node, IReadOnlyList<Value?> outputGradients, GradientBuilder gradients)
    {
    }
}
