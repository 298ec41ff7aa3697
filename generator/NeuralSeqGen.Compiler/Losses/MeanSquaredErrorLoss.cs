using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of (p − t)².</summary>
internal sealed class MeanSquaredErrorLoss : Loss
{
    public override string Name => "MeanSquaredError";

    public override Value Lower(LossLowering lowering)
    {
        var error = lowering.Builder.Sub(lowering.Output, lowering.Target);
        return lowering.MeanOfLast(lowering.Builder.Mul(error, error));
    }
}
