using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of the predictions that are right.</summary>
internal sealed class PrecisionMetric : Metric
{
    public override string Name => "Metric.Precision";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [.. Confusion.Arguments, FromLogits];

    public override string Finish(Arguments arguments) => Confusion.Finish(arguments);

    public override int SumCount(Arguments arguments, Shape output) => Confusion.SumCount(arguments, output);

    public override string? Refusal(Arguments arguments, Shape output, Shape target) => base.Refusal(arguments, output, target) ?? Confusion.Refusal(arguments, output);

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var confusion = Confusion.Of(lowering);
        return confusion.Ratios(confusion.Hits, confusion.Count(confusion.Predicted));
    }
}
