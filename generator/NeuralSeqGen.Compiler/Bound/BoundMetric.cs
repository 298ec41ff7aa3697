using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.Metrics;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A metric with its arguments; Name is its key in histories.</summary>
internal sealed record BoundMetric(Metric Metric, Arguments Arguments, string Name, int Part)
{
    /// <summary>Name of its attribute.</summary>
    public string Attribute => Metric.Name;

    /// <summary>How many numbers it adds over the data.</summary>
    public required int SumCount { get; init; }

    /// <summary>The activation before which the output stands, so that the metric has to apply it; null where the output holds probabilities, or anything else.</summary>
    public required string? Activation { get; init; }

    /// <summary>The function that it is the mean of; null for other metrics.</summary>
    public BoundFunction? Function { get; init; }

    /// <summary>Whether weights of samples, steps and classes enter.</summary>
    public bool IsWeighted => Arguments.Flag("Weighted");

    /// <summary>Whether it takes for granted that targets are classes.</summary>
    public bool SupposesClasses => Metric.SupposesClasses;

    /// <summary>Member of the runtime's MonitorMode: the better end.</summary>
    public string Direction => Metric.Rises(Arguments) ? "Max" : "Min";

    /// <summary>Member of the runtime's MetricFinish.</summary>
    public string Finish => Metric.Finish(Arguments);
}
