using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Losses;

/// <summary>
/// Mean over the last axis of (1 − q)^γ · (−t·log p − (1 − t)·log(1 − p)), q = t·p + (1 − t)·(1 − p); balanced: times t·α + (1 − t)·(1 − α).
/// </summary>
internal sealed class BinaryFocalCrossentropyLoss : Loss
{
    public override string Name => "BinaryFocalCrossentropy";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Flag("ApplyClassBalancing", false), Argument.Real("Alpha", 0.25), Argument.Real("Gamma", 2, 0), Argument.Flag("FromLogits", false),
        Argument.Real("LabelSmoothing", 0, 0, 1),
    ];

    public override string? ScoreActivation => "Sigmoid";

    public override string TargetValues => "Probabilities";

    public override Value Lower(LossLowering lowering)
    {
        var b = lowering.Builder;
        Value t = Probabilities.Smoothed(lowering, 2), one = b.Literal(1);
        var p = lowering.Arguments.Flag("FromLogits") ? b.Sigmoid(lowering.Output) : lowering.Output;
        var entropy = Probabilities.BinaryCrossEntropy(b, p, t);
        var each = b.Mul(Probabilities.Focus(lowering, b.Sub(one, Mixed(b, t, p, b.Sub(one, p)))), entropy);
        if (lowering.Arguments.Flag("ApplyClassBalancing"))
        {
            double alpha = lowering.Arguments.Real("Alpha");
            each = b.Mul(Mixed(b, t, b.Literal(alpha), b.Literal(1 - alpha)), each);
        }

        return lowering.MeanOfLast(each);
    }

    /// <summary>t·x + (1 − t)·y.</summary>
    private static Value Mixed(GraphBuilder b, Value t, Value x, Value y) => b.Add(b.Mul(t, x), b.Mul(b.Sub(b.Literal(1), t), y));
}
