using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of samples all of whose valid steps are right; samples without a valid step do not count. Weighted, a sample has the largest weight of its steps, and those of weight 0 may be wrong.</summary>
internal sealed class SequenceAccuracyMetric : Metric
{
    public override string Name => "Metric.SequenceAccuracy";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [FromLogits];

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var correct = lowering.Correct();
        if (lowering.Share is not { } share)
        {
            return [All(b, correct), b.Literal(1)];
        }

        var counts = share.Shape.Rank == 0 ? share : b.Reduce(ReduceKind.Max, share, 0);
        return [b.Mul(All(b, b.Select(share, correct, b.Literal(1))), counts), counts];
    }

    private static Value All(GraphBuilder b, Value rows) => rows.Shape.Rank == 0 ? rows : b.Reduce(ReduceKind.Min, rows, 0);
}
