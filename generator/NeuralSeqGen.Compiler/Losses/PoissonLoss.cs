using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of p − t·log(p + 1e-7).</summary>
internal sealed class PoissonLoss : Loss
{
    public override string Name => "Poisson";

    public override string TargetValues => "NonNegative";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var log = b.Log(b.Add(lowering.Output, b.Literal(Probabilities.Epsilon)));
        return lowering.MeanOfLast(b.Sub(lowering.Output, b.Mul(lowering.Target, log)));
    }
}
