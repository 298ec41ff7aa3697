using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>1 − 2·Σ t·p ÷ (Σ t + Σ p + ε).</summary>
internal sealed class DiceLoss : OverlapLoss
{
    public override string Name => "Dice";

    public override IReadOnlyList<Argument> Arguments { get; } = [Axis];

    protected override Value Overlap(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value t = lowering.Target, p = lowering.Output;
        var total = b.Add(b.Add(Sum(lowering, t), Sum(lowering, p)), b.Literal(Epsilon));
        return b.Div(b.Mul(b.Literal(2), Sum(lowering, b.Mul(t, p))), total);
    }
}
