using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>What is predicted and true, as a share of something: a subclass is its name and of what.</summary>
internal abstract class HitShareMetric : Metric
{
    public sealed override bool IsToRise => true;

    public sealed override IReadOnlyList<Argument> Arguments { get; } = [.. Confusion.Arguments, FromLogits];

    public sealed override string Finish(Arguments arguments) => Confusion.Finish(arguments);

    public sealed override int SumCount(Arguments arguments, Shape output) => Confusion.SumCount(arguments, output);

    public sealed override string? Refusal(Arguments arguments, Shape output, Shape target) => base.Refusal(arguments, output, target) ?? Confusion.Refusal(arguments, output);

    public sealed override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var confusion = Confusion.Of(lowering);
        return confusion.Ratios(confusion.Hits, confusion.Count(Whole(confusion)));
    }

    /// <summary>1 where an element belongs to the whole.</summary>
    protected abstract Value Whole(Confusion confusion);
}
