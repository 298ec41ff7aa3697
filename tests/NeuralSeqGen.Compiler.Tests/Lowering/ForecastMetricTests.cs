namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Mean intersection over union and the mean absolute scaled error, by their formulas.</summary>
public sealed class ForecastMetricTests
{
    private const int Samples = 6, Steps = 5, Features = 2;

    [Fact]
    public void MeanIoU_IsTheMeanOverClassesThatAreThere()
    {
        // class 3 is neither predicted nor true, class 2 predicted only
        int[] predicted = [0, 0, 1, 1, 1, 2], actual = [0, 1, 1, 1, 0, 0];
        double expected = ((1.0 / 4) + (2.0 / 4) + 0) / 3;
        double[][] x = [.. predicted.Select(c => OneHot(c))];
        Assert.Equal(expected, Value("[Input(4), Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.MeanIoU]", x, [.. actual.Select(c => new[] { (double)c })]), 1e-12);
        Assert.Equal(expected, Value("[Input(4), Activation(Activation.Linear), CategoricalCrossentropy, Metric.MeanIoU]", x, [.. actual.Select(OneHot)]), 1e-12);
        double[][] weights = [[1], [2], [1], [0], [3], [1]];
        Assert.Equal(((1.0 / 7) + (1.0 / 6) + 0) / 3, Value("[Input(4), Activation(Activation.Linear), SparseCategoricalCrossentropy, Metric.MeanIoU(Weighted = true)]", x, [.. actual.Select(c => new[] { (double)c })], weights), 1e-12);
    }

    [Theory]
    [InlineData("BinaryCrossentropy", 0.5)]
    [InlineData("BinaryCrossentropy(FromLogits = true)", 0)]
    public void MeanIoU_OfOneOutput_IsOfNoAndYes(string loss, double threshold)
    {
        double[] p = [0.1, 0.2, 0.3, -0.1, -0.2, -0.3], t = [1, 1, 0, 0, 0, 1];
        Assert.Equal(((2.0 / 4) + (2.0 / 4)) / 2, Value($"[Input(1), Activation(Activation.Linear), {loss}, Metric.MeanIoU]", [.. p.Select(v => new[] { v + threshold })], [.. t.Select(v => new[] { v })]), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ScaledError_IsTheErrorOverThatOfTheNaiveForecast(int season)
    {
        var (x, t) = Series(Steps * Features);
        double error = x.SelectMany((s, i) => s.Zip(t[i], (p, y) => Math.Abs(p - y))).Average();
        double naive = t.SelectMany(s => Enumerable.Range(season * Features, (Steps - season) * Features).Select(e => Math.Abs(s[e] - s[e - (season * Features)]))).Average();
        Assert.Equal(error / naive, Value($"[Input({Steps}, {Features}), Activation(Activation.Linear), MeanSquaredError, Metric.MeanAbsoluteScaledError(Seasonality = {season})]", x, t), 1e-12);
    }

    [Fact]
    public void ScaledError_OfOneRow_TakesItsElementsForSteps()
    {
        var (x, t) = Series(Steps);
        double error = x.SelectMany((s, i) => s.Zip(t[i], (p, y) => Math.Abs(p - y))).Average();
        double naive = t.SelectMany(s => Enumerable.Range(2, Steps - 2).Select(e => Math.Abs(s[e] - s[e - 2]))).Average();
        Assert.Equal(error / naive, Value($"[Input({Steps}), Activation(Activation.Linear), MeanSquaredError, Metric.MeanAbsoluteScaledError(Seasonality = 2)]", x, t), 1e-12);
        Assert.Equal(error / 0.7, Value($"[Input({Steps}), Activation(Activation.Linear), MeanSquaredError, Metric.MeanAbsoluteScaledError(Scale = 0.7)]", x, t), 1e-12);
    }

    [Fact]
    public void ScaledError_LeavesOutWhatIsMaskedAndWeighsTheLaterOfTwoSteps()
    {
        var (x, t) = Series(Steps * Features);
        double[][] weights = [.. Enumerable.Range(0, Samples).Select(s => Enumerable.Range(0, Steps).Select(e => (double)((s + e) % 3)).ToArray())];
        x[2].AsSpan(3 * Features).Fill(9);
        bool IsKept(int s, int e) => s != 2 || e < 3;
        double errors = 0, rows = 0, naive = 0, pairs = 0;
        for (int s = 0; s < Samples; s++)
        {
            for (int e = 0; e < Steps; e++)
            {
                double weight = IsKept(s, e) ? weights[s][e] : 0;
                rows += weight;
                errors += weight * Enumerable.Range(e * Features, Features).Average(i => Math.Abs(x[s][i] - t[s][i]));
                if (e > 0 && weights[s][e - 1] > 0)
                {
                    pairs += weight;
                    naive += weight * Enumerable.Range(e * Features, Features).Average(i => Math.Abs(t[s][i] - t[s][i - Features]));
                }
            }
        }

        string model = $"[Input({Steps}, {Features}), Masking(MaskValue = 9), Activation(Activation.Linear), MeanSquaredError, Metric.MeanAbsoluteScaledError(Weighted = true)]";
        Assert.Equal(errors / rows / (naive / pairs), Value(model, x, t, weights), 1e-12);
    }

    [Fact]
    public void ScaledError_OfSeriesThatStandStill_IsInfiniteUnlessAllIsRight()
    {
        const string Model = "[Input(3), Activation(Activation.Linear), MeanSquaredError, Metric.MeanAbsoluteScaledError]";
        Assert.Equal(double.PositiveInfinity, MetricValue.Of(CompilerServices.MetricFinish.MeanOfMeans, [1, 3, 0, 2]));
        Assert.Equal(0, Value(Model, [[2, 2, 2]], [[2, 2, 2]]));
    }

    [Theory]
    [InlineData("Seasonality = 3", "compares with the target 3 steps before, but the output (batch, 3, 2) has 3 steps. Set Scale to the naive error of the training series, or lower Seasonality.")]
    [InlineData("Seasonality = 3, Scale = 1.5", null)]
    [InlineData("Seasonality = 2", null)]
    public void ScaledError_NeedsASeasonOrAScale(string arguments, string? sentence)
    {
        var findings = Models.ModelSource.Bind($"[Input(3, 2), Dense(2), MeanSquaredError, Metric.MeanAbsoluteScaledError({arguments})]").Findings.Select(f => f.Sentence);
        Assert.Equal(sentence is null ? [] : [$"Model1: [Metric.MeanAbsoluteScaledError] {sentence}"], findings);
    }

    private static double Value(string model, double[][] x, double[][] t, double[][]? weights = null) => MetricRun.Values(model, x, t, weights).Values.Single();

    private static (double[][] X, double[][] T) Series(int elements)
    {
        var random = new Random(elements);
        double[][] Some() => [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, elements).Select(_ => random.NextDouble()).ToArray())];
        return (Some(), Some());
    }

    private static double[] OneHot(int label) => [.. Enumerable.Range(0, 4).Select(c => c == label ? 1.0 : 0)];
}
