using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>How many elements are predicted or not and true or not, such as Keras's false positives.</summary>
internal sealed class CountMetric(string name, bool isPredicted, bool isTrue) : Metric
{
    public override string Name => name;

    public override bool IsToRise => isPredicted == isTrue;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("Threshold", 0.5), FromLogits];

    public override string Finish(Arguments arguments) => "Sum";

    public override int SumCount(Arguments arguments, Shape output) => 1;

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        var confusion = new Confusion(lowering, -1, Confusion.Chosen(lowering, lowering.Threshold, isExclusive: false));
        Value Is(Value marks, bool wanted) => wanted ? marks : b.Sub(b.Literal(1), marks);
        return [lowering.Total(confusion.Count(b.Mul(Is(confusion.Predicted, isPredicted), Is(confusion.Actual, isTrue))))];
    }
}
