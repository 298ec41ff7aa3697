using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Area under a curve by counts above evenly spaced thresholds, all classes together. Above threshold i means p · (thresholds − 1) > i; everything is above
/// the first and nothing above the last, as in Keras.
/// </summary>
internal sealed class AucMetric : Metric
{
    public override string Name => "Metric.Auc";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("NumThresholds", 200, 2, 10_000), Argument.Choice("Curve", "Roc", ["Roc", "Pr"]),
        Argument.Choice("SummationMethod", "Interpolation", ["Interpolation", "Majoring", "Minoring"]), FromLogits,
    ];

    public override bool NeedsProbabilities => true;

    /// <summary>Keras's, whatever the loss.</summary>
    public override string ScoreActivation(Loss? loss) => "Sigmoid";

    public override string Finish(Arguments arguments) => arguments.Choice("Curve") + arguments.Choice("SummationMethod");

    public override int SumCount(Arguments arguments, Shape output) => 2 * arguments.Int("NumThresholds");

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        int last = lowering.Arguments.Int("NumThresholds") - 1;
        var score = b.Clip(b.Mul(lowering.Probability, b.Literal(last)), 0.5, last);
        var counted = lowering.Share is { Shape.Rank: > 0 } share ? b.BroadcastTrailing(share, score.Shape) : lowering.Share ?? b.Literal(1);
        var positive = b.Mul(counted, b.Sub(b.Literal(1), b.Equal(lowering.Truth, b.Literal(0))));
        return [Above(lowering, positive, score, last), Above(lowering, counted, score, last)];
    }

    /// <summary>
    /// For each threshold, how many of the marked scores lie above it, or what they weigh. The mark is put into the score, so that the comparison has one
    /// reader and is never stored.
    /// </summary>
    private static Value Above(MetricLowering lowering, Value marks, Value score, int last)
    {
        var b = lowering.Builder;
        var marked = b.Reshape(b.Select(marks, score, b.Literal(-1)), new Shape(score.Shape.Elements));
        var table = new Shape(last + 1, marked.Shape[0]);
        var above = b.Greater(b.BroadcastLeading(marked, table), b.BroadcastTrailing(b.Iota(new Shape(last + 1)), table));
        return b.ReduceLast(ReduceKind.Sum, lowering.Weight is null ? above : b.Mul(above, marks.Shape.Rank == 0 ? marks : b.BroadcastLeading(b.Reshape(marks, marked.Shape), table)));
    }
}
