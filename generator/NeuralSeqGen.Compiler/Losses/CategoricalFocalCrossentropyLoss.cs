using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>Σ α·(1 − p)^γ · −t·log p over the classes: cross-entropy in which rows that are answered well count little. p is divided by its sum and clipped.</summary>
internal sealed class CategoricalFocalCrossentropyLoss : Loss
{
    public override string Name => "CategoricalFocalCrossentropy";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Real("Alpha", 0.25), Argument.Real("Gamma", 2, 0), Argument.Flag("FromLogits", false), Argument.Real("LabelSmoothing", 0, 0, 1)];

    public override string? ScoreActivation => "Softmax";

    public override string TargetValues => "Distributions";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        var target = Probabilities.Smoothed(lowering, lowering.Output.Shape.Last);
        var p = Probabilities.Clip(b, lowering.Arguments.Flag("FromLogits") ? Probabilities.Softmax(lowering) : Probabilities.Normalised(lowering));
        var focus = b.Mul(b.Literal(lowering.Arguments.Real("Alpha")), Probabilities.Focus(lowering, b.Sub(b.Literal(1), p)));
        return b.Neg(b.ReduceLast(ReduceKind.Sum, b.Mul(focus, b.Mul(target, b.Log(p)))));
    }
}
