using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Mean over the classes that somebody has or predicts of rows where both are ÷ rows where either is. A row's class is its largest output; one output is two classes,
/// told apart in their middle.
/// </summary>
internal sealed class MeanIoUMetric : Metric
{
    public override string Name => "Metric.MeanIoU";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [FromLogits];

    public override string Finish(Arguments arguments) => "PresentClassMean";

    public override int SumCount(Arguments arguments, Shape output) => 2 * System.Math.Max(2, output.Last);

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        bool isBinary = lowering.Output.Shape.Last == 1;
        var predicted = isBinary ? Both(b, lowering.Above(lowering.Middle)) : OfLabels(lowering, b.ReduceLast(ReduceKind.ArgMax, lowering.Output));
        var actual = isBinary ? Both(b, lowering.Truth) : OfLabels(lowering, lowering.Labels);
        return [lowering.SumOfRows(b.Mul(predicted, actual)), lowering.SumOfRows(b.Max(predicted, actual))];
    }

    private static Value OfLabels(MetricLowering lowering, Value labels) => lowering.Builder.Equal(lowering.Objective.Spread(labels), lowering.Builder.Iota(lowering.Output.Shape));

    /// <summary>[rows…, 1] of 0 and 1 as [rows…, 2]: no and yes.</summary>
    private static Value Both(GraphBuilder b, Value yes) => b.Concat(yes.Shape.Rank - 1, b.Sub(b.Literal(1), yes), yes);
}
