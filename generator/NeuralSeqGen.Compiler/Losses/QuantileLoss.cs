using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>The pinball loss: mean over the last axis of max(τ·e, (τ − 1)·e), e = t − p (Koenker and Bassett 1978). Its smallest mean is at the τ-quantile of the targets.</summary>
internal sealed class QuantileLoss : Loss
{
    public override string Name => "Quantile";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Level", 0.5) with { Check = v => (double)v is > 0 and < 1 ? null : "must be more than 0 and less than 1" }];

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        double level = lowering.Arguments.Real("Level");
        var error = b.Sub(lowering.Target, lowering.Output);
        return lowering.MeanOfLast(b.Max(b.Mul(b.Literal(level), error), b.Mul(b.Literal(level - 1), error)));
    }
}
