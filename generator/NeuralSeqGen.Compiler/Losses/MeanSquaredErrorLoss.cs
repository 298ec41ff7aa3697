using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of (p − t)².</summary>
internal sealed class MeanSquaredErrorLoss : Loss
{
    public override string Name => "MeanSquaredError";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var error = b.Sub(lowering.Output, lowering.Target);
        return b.Mul(b.ReduceLast(ReduceKind.Sum, b.Mul(error, error)), b.Literal(1.0 / lowering.Output.Shape.Last));
    }
}
