using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>1 − I ÷ (I + α·Σ t·(1 − p) + β·Σ p·(1 − t) + ε), I = Σ t·p. Keras's α weights what is missed and β false alarms; in Salehi et al. (2017) it is the other way round.</summary>
internal sealed class TverskyLoss : OverlapLoss
{
    public override string Name => "Tversky";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Alpha", 0.5, 0), Argument.Real("Beta", 0.5, 0), Axis];

    protected override Value Overlap(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value t = lowering.Target, p = lowering.Output, one = b.Literal(1);
        Value both = Sum(lowering, b.Mul(t, p)), missed = Sum(lowering, b.Mul(t, b.Sub(one, p))), wrong = Sum(lowering, b.Mul(p, b.Sub(one, t)));
        var errors = b.Add(b.Mul(b.Literal(lowering.Arguments.Real("Alpha")), missed), b.Mul(b.Literal(lowering.Arguments.Real("Beta")), wrong));
        return b.Div(both, b.Add(b.Add(both, errors), b.Literal(Epsilon)));
    }
}
