using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of what is true that is predicted.</summary>
internal sealed class RecallMetric : HitShareMetric
{
    public override string Name => "Metric.Recall";

    protected override Value Whole(Confusion confusion) => confusion.Actual;
}
