using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>What cross-entropies over classes share.</summary>
internal static class Probabilities
{
    /// <summary>Keras's backend epsilon: probabilities are clipped to [1e-7, 1 − 1e-7].</summary>
    public const double Epsilon = 1e-7;

    /// <summary>
    /// −Σ t·log p per row. From scores a it is logΣeᵃ·Σt − Σt·a, whatever Σt is; from probabilities, p is divided by its sum and clipped first.
    /// </summary>
    public static Value CrossEntropy(LossLowering lowering, Value target)
    {
        var b = lowering.Builder;
        if (lowering.Scores("Softmax") is { } scores)
        {
            var total = b.Mul(b.ReduceLast(ReduceKind.LogSumExp, scores), b.ReduceLast(ReduceKind.Sum, target));
            return b.Sub(total, b.ReduceLast(ReduceKind.Sum, b.Mul(target, scores)));
        }

        return b.Neg(b.ReduceLast(ReduceKind.Sum, b.Mul(target, b.Log(Clip(b, Normalised(lowering))))));
    }

    /// <summary>−t·log p − (1 − t)·log(1 − p) of each element, p clipped.</summary>
    public static Value BinaryCrossEntropy(GraphBuilder b, Value p, Value target)
    {
        Value clipped = Clip(b, p), one = b.Literal(1);
        return b.Neg(b.Add(b.Mul(target, b.Log(clipped)), b.Mul(b.Sub(one, target), b.Log(b.Sub(one, clipped)))));
    }

    /// <summary>The output divided by its sum over the classes.</summary>
    public static Value Normalised(LossLowering lowering)
    {
        // a row of zeros (a sample that only fills the group, a masked step) has no distribution: 0/0 would reach the gradients as NaN
        var b = lowering.Builder;
        var sum = b.ReduceLast(ReduceKind.Sum, lowering.Output);
        var divisor = b.Select(b.Equal(sum, b.Literal(0)), b.Literal(1), sum);
        return b.Div(lowering.Output, lowering.Spread(divisor));
    }

    /// <summary>Probabilities of an output that holds scores.</summary>
    public static Value Softmax(LossLowering lowering)
    {
        var b = lowering.Builder;
        return b.Exp(b.Sub(lowering.Output, lowering.Spread(b.ReduceLast(ReduceKind.LogSumExp, lowering.Output))));
    }

    /// <summary>A share of wrongness to the power of Gamma: small numbers, which are answered well already, become smaller.</summary>
    public static Value Focus(LossLowering lowering, Value wrong)
    {
        var b = lowering.Builder;
        double gamma = lowering.Arguments.Real("Gamma");
        return gamma switch
        {
            0 => b.Literal(1),
            1 => wrong,
            2 => b.Mul(wrong, wrong),
            _ => b.Binary(BinaryKind.Pow, b.Max(wrong, b.Literal(Epsilon)), b.Literal(gamma)), // the power is e^(γ·log x)
        };
    }

    public static Value Clip(GraphBuilder b, Value p) => b.Clip(p, Epsilon, 1 - Epsilon);

    /// <summary>t·(1 − s) + s ÷ classes.</summary>
    public static Value Smoothed(LossLowering lowering, int classes)
    {
        double smoothing = lowering.Arguments.Real("LabelSmoothing");
        var b = lowering.Builder;
        return smoothing == 0 ? lowering.Target : b.Add(b.Mul(lowering.Target, b.Literal(1 - smoothing)), b.Literal(smoothing / classes));
    }
}
