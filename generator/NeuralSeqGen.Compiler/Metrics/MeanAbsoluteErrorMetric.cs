using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Mean of |p − t|. Against class labels, |p − t| compares every class with the label, as Keras broadcasts it.</summary>
internal sealed class MeanAbsoluteErrorMetric : Metric
{
    public override string Name => "Metric.MeanAbsoluteError";

    public override string KerasName => "mean_absolute_error";

    public override (Value Numerator, Value Denominator) Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var target = lowering.Target.Shape.Rank < lowering.Output.Shape.Rank ? b.BroadcastTrailing(lowering.Target, lowering.Output.Shape) : lowering.Target;
        var error = b.ReduceLast(ReduceKind.Sum, b.Abs(b.Sub(lowering.Output, target)));
        return lowering.MeanOfRows(b.Mul(error, b.Literal(1.0 / lowering.Output.Shape.Last)));
    }
}
