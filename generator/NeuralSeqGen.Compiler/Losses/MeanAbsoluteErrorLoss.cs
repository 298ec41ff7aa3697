using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of |p − t|.</summary>
internal sealed class MeanAbsoluteErrorLoss : Loss
{
    public override string Name => "MeanAbsoluteError";

    public override Value Lower(LossLowering lowering) => lowering.MeanOfLast(lowering.Builder.Abs(lowering.Builder.Sub(lowering.Output, lowering.Target)));
}
