using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Share of what is true that is predicted.</summary>
internal sealed class RecallMetric : Metric
{
    public override string Name => "Metric.Recall";

    public override bool IsToRise => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [.. Confusion.Arguments, FromLogits];

    public override string Finish(Arguments arguments) => Confusion.Finish(arguments);

    public override int SumCount(Arguments arguments, Shape output) => Confusion.SumCount(arguments, output);

    public override string? Refusal(Arguments arguments, Shape output, Shape target) => base.Refusal(arguments, output, target) ?? Confusion.Refusal(arguments, output);

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var confusion = Confusion.Of(lowering);
        return confusion.Ratios(confusion.Hits, confusion.Count(confusion.Actual));
    }
}
