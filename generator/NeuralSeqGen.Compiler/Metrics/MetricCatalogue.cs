using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Every metric that can be declared.</summary>
internal static class MetricCatalogue
{
    public static readonly IReadOnlyList<Metric> All = [new AccuracyMetric(), new SequenceAccuracyMetric(), new MeanAbsoluteErrorMetric()];

    private static readonly Dictionary<string, Metric> ByName = All.ToDictionary(metric => metric.Name);

    public static Metric? Find(string name) => ByName.TryGetValue(name, out var metric) ? metric : null;
}
