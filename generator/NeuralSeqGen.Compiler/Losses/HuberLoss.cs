using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of ½·e² where |e| ≤ δ and of δ·|e| − ½·δ² elsewhere, e = p − t.</summary>
internal sealed class HuberLoss : Loss
{
    public override string Name => "Huber";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Delta", 1, 0)];

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        double delta = lowering.Arguments.Real("Delta");
        var error = b.Sub(lowering.Output, lowering.Target);
        var size = b.Abs(error);
        var square = b.Mul(b.Literal(0.5), b.Mul(error, error));
        var line = b.Sub(b.Mul(b.Literal(delta), size), b.Literal(0.5 * delta * delta));
        return lowering.MeanOfLast(b.Select(b.LessEqual(size, b.Literal(delta)), square, line));
    }
}
