using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of the target's variance that the predictions explain, the mean over the last axis: Σt, Σt², Σ(t − p)² per element, and the rows.</summary>
internal sealed class R2ScoreMetric : Metric
{
    public override string Name => "Metric.R2Score";

    public override bool IsToRise => true;

    public override string Finish(Arguments arguments) => "R2Score";

    public override int SumCount(Arguments arguments, Shape output) => (3 * output.Last) + 1;

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        Value target = lowering.Numbers, error = b.Sub(target, lowering.Output);
        return [lowering.SumOfRows(target), lowering.SumOfRows(b.Mul(target, target)), lowering.SumOfRows(b.Mul(error, error)), lowering.RowCount];
    }
}
