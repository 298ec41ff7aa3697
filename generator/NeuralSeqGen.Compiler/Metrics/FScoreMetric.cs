using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Weighted harmonic mean of precision and recall, (1 + β²)·hits ÷ (β²·true + predicted), per class or of all: F1Score, and FBetaScore with a β.
/// </summary>
internal sealed class FScoreMetric(string name, string kerasName, bool hasBeta) : Metric
{
    public override string Name => name;

    public override bool IsToRise => true;

    public override string KerasName => kerasName;

    public override IReadOnlyList<Argument> Arguments { get; } =
        [.. hasBeta ? (IEnumerable<Argument>)[Argument.Real("Beta", 1, min: 1e-6)] : [], Argument.OptionalReal("Threshold"), Confusion.Averaging("Macro"), FromLogits];

    public override string Finish(Arguments arguments) => Confusion.Finish(arguments);

    public override int SumCount(Arguments arguments, Shape output) => Confusion.SumCount(arguments, output);

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var b = lowering.Builder;
        double square = hasBeta ? lowering.Arguments.Real("Beta") * lowering.Arguments.Real("Beta") : 1;
        var confusion = new Confusion(lowering, -1, Confusion.Chosen(lowering, lowering.Arguments.Real("Threshold"), isExclusive: true));
        var denominators = b.Add(b.Mul(b.Literal(square), confusion.Count(confusion.Actual)), confusion.Count(confusion.Predicted));
        return confusion.Ratios(b.Mul(b.Literal(1 + square), confusion.Hits), denominators);
    }
}
