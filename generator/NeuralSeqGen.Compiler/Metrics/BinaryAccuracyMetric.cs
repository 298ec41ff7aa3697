using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of elements on the right side of a threshold.</summary>
internal sealed class BinaryAccuracyMetric : Metric
{
    public override string Name => "Metric.BinaryAccuracy";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Threshold", 0.5), FromLogits];

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var hit = b.Equal(lowering.Above(lowering.Threshold), lowering.Truth);
        return lowering.MeanOfRows(lowering.Objective.MeanOfLast(hit));
    }
}
