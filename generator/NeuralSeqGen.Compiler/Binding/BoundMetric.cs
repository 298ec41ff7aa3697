using NeuralSeqGen.Compiler.Metrics;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>A metric with its arguments; Name is its key in histories.</summary>
internal sealed record BoundMetric(Metric Metric, Arguments Arguments, string Name, int Part);
