using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>What losses with a margin share.</summary>
internal static class Margins
{
    /// <summary>max(0, 1 − t·p) of each element.</summary>
    public static Value Missed(LossLowering lowering)
    {
        var b = lowering.Builder;
        return b.Max(b.Sub(b.Literal(1), b.Mul(Labels(lowering), lowering.Output)), b.Literal(0));
    }

    /// <summary>The target, or 2·t − 1 when every label of the batch is 0 or 1. Keras looks at masked labels too.</summary>
    private static Value Labels(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value t = lowering.Target, one = b.Literal(1);
        var other = b.Sub(one, b.Max(b.Equal(t, b.Literal(0)), b.Equal(t, one)));
        var others = b.BatchReduce(b.Mul(b.Sum(other), lowering.Valid));
        others.Name = "labels_not_binary";
        return b.Select(b.Equal(others, b.Literal(0)), b.Sub(b.Mul(b.Literal(2), t), one), t);
    }
}
