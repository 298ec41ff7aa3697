using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Mean over the last axis of −t·log p − (1 − t)·log(1 − p). Behind a sigmoid of a it is log(1 + eᵃ) − t·a.</summary>
internal sealed class BinaryCrossentropyLoss : Loss
{
    public override string Name => "BinaryCrossentropy";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Flag("FromLogits", false), Argument.Real("LabelSmoothing", 0, 0, 1)];

    public override string? ScoreActivation => "Sigmoid";

    public override string TargetValues => "Probabilities";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var target = Probabilities.Smoothed(lowering, 2);
        var each = lowering.Scores("Sigmoid") is { } scores
            ? b.Sub(b.Unary(UnaryKind.Softplus, scores), b.Mul(target, scores))
            : Probabilities.BinaryCrossEntropy(b, lowering.Output, target);
        return lowering.MeanOfLast(each);
    }
}
