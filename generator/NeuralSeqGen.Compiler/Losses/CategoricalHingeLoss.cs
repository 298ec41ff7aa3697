using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>max(0, largest (1 − t)·p − Σ t·p + 1) over the last axis.</summary>
internal sealed class CategoricalHingeLoss : Loss
{
    public override string Name => "CategoricalHinge";

    public override string TargetValues => "Probabilities";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value p = lowering.Output, t = lowering.Target, one = b.Literal(1);
        var right = b.ReduceLast(ReduceKind.Sum, b.Mul(t, p));
        var wrong = b.ReduceLast(ReduceKind.Max, b.Mul(b.Sub(one, t), p));
        return b.Max(b.Add(b.Sub(wrong, right), one), b.Literal(0));
    }
}
