using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>−log p of the labelled class. Rows labelled with the ignored class count neither in the sum nor in the divisor.</summary>
internal sealed class SparseCategoricalCrossentropyLoss : Loss
{
    public override string Name => "SparseCategoricalCrossentropy";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Flag("FromLogits", false), Argument.Integer("IgnoreClass", int.MinValue, int.MinValue)];

    public override bool HasIntegerTarget => true;

    public override string? ScoreActivation => "Softmax";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        return Probabilities.CrossEntropy(lowering, b.Equal(lowering.Spread(lowering.Target), b.Iota(lowering.Output.Shape)));
    }

    public override Value? LowerRowMask(LossLowering lowering)
    {
        int ignored = lowering.Arguments.Int("IgnoreClass");
        if (ignored == int.MinValue)
        {
            return lowering.Mask;
        }

        var b = lowering.Builder;
        var counts = b.Sub(b.Literal(1), b.Equal(lowering.Target, b.Literal(ignored)));
        return lowering.Mask is { } mask ? b.Mul(mask, counts) : counts;
    }
}
