using System;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of log cosh(p − t), as |e| + log(1 + e^(−2|e|)) − log 2, which does not overflow.</summary>
internal sealed class LogCoshLoss : Loss
{
    public override string Name => "LogCosh";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var size = b.Abs(b.Sub(lowering.Output, lowering.Target));
        var each = b.Add(size, b.Unary(UnaryKind.Softplus, b.Mul(b.Literal(-2), size)));
        return lowering.MeanOfLast(b.Sub(each, b.Literal(Math.Log(2))));
    }
}
