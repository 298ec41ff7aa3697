using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// mean |t − p| ÷ scale (Hyndman and Koehler 2006). The scale is the mean absolute error of the naive forecast, |t[s] − t[s − m]| with m = Seasonality: the number
/// that is given, of the training series, or that of the targets themselves, over pairs of steps that both count. Time is the first axis of the output.
/// </summary>
internal sealed class MeanAbsoluteScaledErrorMetric : Metric
{
    public override string Name => "Metric.MeanAbsoluteScaledError";

    public override bool IsToRise => false;

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Integer("Seasonality", 1, 1), Argument.OptionalReal("Scale") with { Check = v => (double)v is <= 0 or double.PositiveInfinity ? "must be more than 0 and finite" : null }];

    public override string Finish(Arguments arguments) => HasScale(arguments) ? "Mean" : "MeanOfMeans";

    public override int SumCount(Arguments arguments, Shape output) => HasScale(arguments) ? 2 : 4;

    public override string? Refusal(Arguments arguments, Shape output, Shape target) => base.Refusal(arguments, output, target) ??
        (HasScale(arguments) || output[0] > arguments.Int("Seasonality") ? null :
        $"compares with the target {Steps(arguments.Int("Seasonality"))} before, but the output {Naming.Batch(output)} has {Steps(output[0])}. Set Scale to the naive error of the training series, or lower Seasonality.");

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var target = lowering.HasLabels ? lowering.Objective.Spread(lowering.Target) : lowering.Target;
        var errors = lowering.MeanOfRows(lowering.Objective.MeanOfLast(b.Abs(b.Sub(lowering.Output, target))));
        if (HasScale(lowering.Arguments))
        {
            return [b.Mul(errors[0], b.Literal(1 / lowering.Arguments.Real("Scale"))), errors[1]];
        }

        return [.. errors, .. Naive(lowering, target, lowering.Arguments.Int("Seasonality"))];
    }

    /// <summary>Sum and number of |t[s] − t[s − m]|. Where the output is one row, its elements are the steps.</summary>
    private static IReadOnlyList<Value> Naive(MetricLowering lowering, Value target, int season)
    {
        var b = lowering.Builder;
        int steps = target.Shape[0] - season;
        var change = b.Abs(b.Sub(b.Slice(target, 0, season, steps), b.Slice(target, 0, 0, steps)));
        var share = lowering.Share;
        if (target.Shape.Rank == 1)
        {
            var sum = b.Mul(b.Sum(change), b.Literal(1.0 / steps));
            return share is null ? [sum, b.Literal(1)] : [b.Select(share, b.Mul(sum, share), b.Literal(0)), share];
        }

        var rows = b.Mul(b.ReduceLast(ReduceKind.Sum, change), b.Literal(1.0 / change.Shape.Last));
        if (share is null)
        {
            return [lowering.Total(rows), b.Literal(rows.Shape.Elements)];
        }

        var pairs = b.Select(b.Slice(share, 0, 0, steps), b.Slice(share, 0, season, steps), b.Literal(0));
        return [lowering.Total(b.Select(pairs, b.Mul(rows, pairs), b.Literal(0))), lowering.Total(pairs)];
    }

    private static string Steps(int count) => Naming.Count(count) + (count == 1 ? " step" : " steps");

    private static bool HasScale(Arguments arguments) => !double.IsNaN(arguments.Real("Scale"));
}
