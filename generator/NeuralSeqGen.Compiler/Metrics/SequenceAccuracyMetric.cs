using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of samples all of whose valid steps are right; samples without a valid step do not count.</summary>
internal sealed class SequenceAccuracyMetric : Metric
{
    public override string Name => "Metric.SequenceAccuracy";

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var correct = lowering.Correct();
        if (lowering.Mask is not { } mask)
        {
            return [All(b, correct), b.Literal(1)];
        }

        var counts = mask.Shape.Rank == 0 ? mask : b.Reduce(ReduceKind.Max, mask, 0);
        return [b.Mul(All(b, b.Select(mask, correct, b.Literal(1))), counts), counts];
    }

    private static Value All(GraphBuilder b, Value rows) => rows.Shape.Rank == 0 ? rows : b.Reduce(ReduceKind.Min, rows, 0);
}
