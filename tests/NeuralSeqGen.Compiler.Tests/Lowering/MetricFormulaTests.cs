using NeuralSeqGen.Compiler.Metrics;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Every metric has a value that does not come from its own graph.</summary>
public sealed class MetricFormulaTests
{
    public static TheoryData<int, string> Formulas
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (formula, i) in MetricFormulas.All.Select((formula, i) => (formula, i)))
            {
                data.Add(i, formula.ToString());
            }

            return data;
        }
    }

    /// <summary>But for that of a function of one's own, which RewrittenLossTests compare with losses.</summary>
    [Fact]
    public void EveryMetricOfTheCatalogue_HasAFormula() =>
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Name).Except(["Metric.Custom"]).Order(StringComparer.Ordinal), MetricFormulas.All.Select(formula => "Metric." + formula.Name).Order(StringComparer.Ordinal));

    /// <summary>Over batches with a short last one, some steps masked; no formula gives 0 here, which a metric that finds nothing gives.</summary>
    [Theory]
    [MemberData(nameof(Formulas))]
    public void Metric_IsItsFormula(int index, string metric)
    {
        var formula = MetricFormulas.All[index];
        var data = new MetricData([5, 5, 2], steps: 3, classes: 3, seed: 6, formula.IsOneHot, formula.IsSparse);
        double expected = formula.Value(data.Rows);

        Assert.NotEqual(0, expected);
        Assert.Equal(expected, data.Run(metric, masked: true), 1e-9 * Math.Max(1, Math.Abs(expected)));
    }
}
