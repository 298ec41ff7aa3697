using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Σ t·log(t ÷ p) over the last axis, both clipped to [1e-7, 1].</summary>
internal sealed class KLDivergenceLoss : Loss
{
    public override string Name => "KLDivergence";

    public override string OutputActivation => "Softmax";

    public override string TargetValues => "Distributions";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value p = b.Clip(lowering.Output, Probabilities.Epsilon, 1), t = b.Clip(lowering.Target, Probabilities.Epsilon, 1);
        return b.ReduceLast(ReduceKind.Sum, b.Mul(t, b.Log(b.Div(t, p))));
    }
}
