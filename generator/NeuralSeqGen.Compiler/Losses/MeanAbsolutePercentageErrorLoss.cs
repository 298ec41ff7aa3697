using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>100 times the mean over the last axis of |t − p| ÷ max(|t|, 1e-7).</summary>
internal sealed class MeanAbsolutePercentageErrorLoss : Loss
{
    public override string Name => "MeanAbsolutePercentageError";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var error = b.Abs(b.Sub(lowering.Target, lowering.Output));
        var each = b.Div(error, b.Max(b.Abs(lowering.Target), b.Literal(Probabilities.Epsilon)));
        return b.Mul(b.Literal(100), lowering.MeanOfLast(each));
    }
}
