using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of max(0, 1 − t·p), labels −1 and 1; see <see cref="Margins"/>.</summary>
internal sealed class HingeLoss : Loss
{
    public override string Name => "Hinge";

    public override string TargetValues => "Signs";

    public override Value Lower(LossLowering lowering) => lowering.MeanOfLast(Margins.Missed(lowering));
}
