using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Share of the target's variance that the predictions explain, the mean over the last axis: Σ(t − c), Σ(t − c)², Σ(t − p)² and c per element, and the rows.
/// c is the batch's mean: squares of targets far from 0 would cost the digits of their variance.
/// </summary>
internal sealed class R2ScoreMetric : Metric
{
    public override string Name => "Metric.R2Score";

    public override bool IsToRise => true;

    public override string Finish(Arguments arguments) => "R2Score";

    public override int SumCount(Arguments arguments, Shape output) => (4 * output.Last) + 1;

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        Value target = lowering.Numbers, error = b.Sub(target, lowering.Output), center = Center(lowering, target), apart = Apart(b, target, center);
        return [lowering.SumOfRows(apart), lowering.SumOfRows(b.Mul(apart, apart)), lowering.SumOfRows(b.Mul(error, error)), center, lowering.RowCount];
    }

    /// <summary>The mean over the rows of the batch that count; what the first sum lost is added to it, so that the mean of equal targets is that target.</summary>
    private static Value Center(MetricLowering lowering, Value target)
    {
        var b = lowering.Builder;
        var mean = Mean(lowering, target);
        return b.Add(mean, Mean(lowering, Apart(b, target, mean)));
    }

    private static Value Mean(MetricLowering lowering, Value each)
    {
        var b = lowering.Builder;
        Value sum = OverBatch(lowering, lowering.SumOfRows(each)), rows = OverBatch(lowering, lowering.RowCount);
        var divisor = b.Select(b.Equal(rows, b.Literal(0)), b.Literal(1), rows);
        return b.Div(sum, divisor);
    }

    private static Value Apart(GraphBuilder b, Value target, Value center) => b.Sub(target, b.BroadcastLeading(center, target.Shape));

    private static Value OverBatch(MetricLowering lowering, Value perSample)
    {
        var b = lowering.Builder;
        return b.BatchReduce(b.Select(lowering.Objective.Valid, perSample, b.Literal(0)));
    }
}
