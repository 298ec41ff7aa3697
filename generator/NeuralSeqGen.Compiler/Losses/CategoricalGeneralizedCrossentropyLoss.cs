using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>(1 − p^q) ÷ q for the probability p of the labelled class, as it is: neither clipped nor divided by its row's sum. Behind a softmax of a, p^q is e^(q·log p) with log p = a − logΣeᵃ.</summary>
internal sealed class CategoricalGeneralizedCrossentropyLoss : Loss
{
    // the smallest normal number in single precision, whose power and slope are finite
    private const double Smallest = 1.2e-38;

    public override string Name => "CategoricalGeneralizedCrossentropy";

    public override string KerasName => "categorical_generalized_cross_entropy";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Q", 0.5) with { Check = v => (double)v is > 0 and < 1 ? null : "must be more than 0 and less than 1" }];

    public override bool HasIntegerTarget => true;

    public override string OutputActivation => "Softmax";

    public override bool IsOfClasses => true;

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        double q = lowering.Arguments.Real("Q");
        var chosen = b.Equal(lowering.Spread(lowering.Target), b.Iota(lowering.Output.Shape));
        return b.Mul(b.Sub(b.Literal(1), Power(lowering, chosen, q)), b.Literal(1 / q));
    }

    private static Value Power(LossLowering lowering, Value chosen, double q)
    {
        var b = lowering.Builder;
        if (lowering.Logits is { Activation: "Softmax" } logits)
        {
            var log = b.Sub(b.ReduceLast(ReduceKind.Sum, b.Mul(chosen, logits.Value)), b.ReduceLast(ReduceKind.LogSumExp, logits.Value));
            return b.Exp(b.Mul(b.Literal(q), log));
        }

        var p = b.ReduceLast(ReduceKind.Sum, b.Mul(chosen, lowering.Output));
        var power = b.Binary(BinaryKind.Pow, b.Max(p, b.Literal(Smallest)), b.Literal(q));
        return b.Select(b.Greater(p, b.Literal(0)), power, b.Literal(0));
    }
}
