using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of the predictions that are right.</summary>
internal sealed class PrecisionMetric : HitShareMetric
{
    public override string Name => "Metric.Precision";

    protected override Value Whole(Confusion confusion) => confusion.Predicted;
}
