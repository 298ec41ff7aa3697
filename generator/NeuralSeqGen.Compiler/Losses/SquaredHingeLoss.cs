using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of max(0, 1 − t·p)², labels −1 and 1; see <see cref="Margins"/>.</summary>
internal sealed class SquaredHingeLoss : Loss
{
    public override string Name => "SquaredHinge";

    public override string TargetValues => "Signs";

    public override Value Lower(LossLowering lowering)
    {
        var missed = Margins.Missed(lowering);
        return lowering.MeanOfLast(lowering.Builder.Mul(missed, missed));
    }
}
