using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>A metric as numerator and denominator of each sample, summed over the data and then divided. Stateless.</summary>
internal abstract class Metric
{
    /// <summary>Name of the attribute without <c>Attribute</c>, such as <c>Metric.Accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Key in histories, such as <c>accuracy</c>.</summary>
    public abstract string KerasName { get; }

    /// <summary>Arguments of every metric.</summary>
    public static IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    /// <summary>Scalars of one sample.</summary>
    public abstract (Value Numerator, Value Denominator) Lower(MetricLowering lowering);
}
