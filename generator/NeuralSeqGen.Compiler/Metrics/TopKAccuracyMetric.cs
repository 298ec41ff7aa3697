using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of rows in which fewer than K outputs exceed that of the target's class; a tie is no excess, as in Keras.</summary>
internal sealed class TopKAccuracyMetric(string name) : Metric
{
    public override string Name => name;

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("K", 5, 1)];

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var chosen = b.Equal(lowering.Objective.Spread(lowering.Labels), b.Iota(lowering.Output.Shape));
        var score = b.ReduceLast(ReduceKind.Sum, b.Select(chosen, lowering.Output, b.Literal(0)));
        var above = b.ReduceLast(ReduceKind.Sum, b.Greater(lowering.Output, lowering.Objective.Spread(score)));
        return lowering.MeanOfRows(b.Less(above, b.Literal(lowering.Arguments.Int("K"))));
    }
}
