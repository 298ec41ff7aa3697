using NeuralSeqGen.Compiler.Metrics;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A metric with its arguments; Name is its key in histories.</summary>
internal sealed record BoundMetric(Metric Metric, Arguments Arguments, string Name, int Part)
{
    /// <summary>How many numbers it adds over the data.</summary>
    public required int SumCount { get; init; }

    /// <summary>Member of the runtime's MetricFinish.</summary>
    public string Finish => Metric.Finish(Arguments);
}
