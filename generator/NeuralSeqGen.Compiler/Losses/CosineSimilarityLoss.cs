using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Minus the cosine of the angle between p and t along the last axis; vectors shorter than 1e-7 are divided by that.</summary>
internal sealed class CosineSimilarityLoss : Loss
{
    public override string Name => "CosineSimilarity";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var product = b.ReduceLast(ReduceKind.Sum, b.Mul(Unit(lowering, lowering.Target), Unit(lowering, lowering.Output)));
        return b.Neg(product);
    }

    // The floor is under the root: the root of 0 has no derivative, and vectors of a sample that only fills the group are 0.
    private static Value Unit(LossLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var square = b.Max(b.ReduceLast(ReduceKind.Sum, b.Mul(x, x)), b.Literal(Probabilities.Epsilon * Probabilities.Epsilon));
        return b.Div(x, lowering.Spread(b.Sqrt(square)));
    }
}
