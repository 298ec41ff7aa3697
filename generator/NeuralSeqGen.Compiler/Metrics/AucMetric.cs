using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
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

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("NumThresholds", 200, 2, 10_000), Argument.Choice("Curve", "Roc", ["Roc", "Pr"]),
        Argument.Choice("SummationMethod", "Interpolation", ["Interpolation", "Majoring", "Minoring"]), Argument.Flag("FromLogits", false),
    ];

    public override string Finish(Arguments arguments) => arguments.Choice("Curve") + arguments.Choice("SummationMethod");

    public override int SumCount(Arguments arguments, Shape output) => 2 * arguments.Int("NumThresholds");

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        int last = lowering.Arguments.Int("NumThresholds") - 1;
        var p = lowering.Arguments.Flag("FromLogits") ? b.Sigmoid(lowering.Output) : lowering.Output;
        var score = b.Clip(b.Mul(p, b.Literal(last)), 0.5, last);
        var counted = lowering.Mask is { Shape.Rank: > 0 } mask ? b.BroadcastTrailing(mask, p.Shape) : lowering.Mask ?? b.Literal(1);
        var positive = b.Mul(counted, b.Sub(b.Literal(1), b.Equal(lowering.Truth, b.Literal(0))));
        return [Above(b, positive, score, last), Above(b, counted, score, last)];
    }

    /// <summary>
    /// For each threshold, how many of the marked scores lie above it. The mark is put into the score, so that the comparison has one reader and is never
    /// stored.
    /// </summary>
    private static Value Above(GraphBuilder b, Value marks, Value score, int last)
    {
        var marked = b.Reshape(b.Select(marks, score, b.Literal(-1)), new Shape(score.Shape.Elements));
        var table = new Shape(last + 1, marked.Shape[0]);
        return b.ReduceLast(ReduceKind.Sum, b.Greater(b.BroadcastLeading(marked, table), b.BroadcastTrailing(b.Iota(new Shape(last + 1)), table)));
    }
}
