using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of (log(1 + p) − log(1 + t))²; numbers below 1e-7 count as 1e-7.</summary>
internal sealed class MeanSquaredLogarithmicErrorLoss : Loss
{
    public override string Name => "MeanSquaredLogarithmicError";

    public override string TargetValues => "NonNegative";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var error = b.Sub(Log(b, lowering.Output), Log(b, lowering.Target));
        return lowering.MeanOfLast(b.Mul(error, error));
    }

    private static Value Log(GraphBuilder b, Value x) => b.Log(b.Add(b.Max(x, b.Literal(Probabilities.Epsilon)), b.Literal(1)));
}
