using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>e to the mean cross-entropy: among how many classes the model is undecided.</summary>
internal sealed class PerplexityMetric : Metric
{
    public override string Name => "Metric.Perplexity";

    public override bool NeedsProbabilities => true;

    public override bool IsToRise => false;

    public override IReadOnlyList<Argument> Arguments { get; } = [FromLogits];

    public override string ScoreActivation(Loss? loss) => "Softmax";

    public override string Finish(Arguments arguments) => "ExpMean";

    public override IReadOnlyList<Value> Lower(MetricLowering lowering) => lowering.MeanOfRows(Probabilities.CrossEntropy(lowering.ObjectiveBefore("Softmax"), lowering.Truth));
}
