namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A metric written out over the rows that count.</summary>
/// <param name="Metric">The attribute without <c>Metric.</c>, with its arguments.</param>
/// <param name="Value">Its value, in float64.</param>
internal sealed record MetricFormula(string Metric, Func<IReadOnlyList<MetricRow>, double> Value)
{
    /// <summary>Whether targets are labels, and not floats per class.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Whether the floats are 0 and one 1, and not shares.</summary>
    public bool IsOneHot { get; init; } = true;

    /// <summary>Of the attribute.</summary>
    public string Name => Metric.Split('(')[0];

    public override string ToString() => Metric;
}
