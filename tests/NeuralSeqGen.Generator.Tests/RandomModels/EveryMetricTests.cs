using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Every metric of the catalogue in generated code gives what the interpreter's sums give, masked, at every width, whatever the number of samples.</summary>
public sealed class EveryMetricTests
{
    [Theory]
    [InlineData("CategoricalCrossentropy", 0)]
    [InlineData("SparseCategoricalCrossentropy", 1)]
    [InlineData("SparseCategoricalCrossentropy", 2)]
    public void EveryMetric_IsThatOfTheGraph(string loss, int seed)
    {
        string metrics = string.Join(", ", MetricCatalogue.All.Where(metric => metric.Name != "Metric.Custom").Select(metric => metric.Name + (metric.Name == "Metric.Auc" ? "(NumThresholds = 20)" : "")));
        string attributes = $"[Input(5, 3), Masking(MaskValue = 0.5), Dense(4), Activation(Activation.Softmax), {loss}, {metrics}, RmsProp]";
        var run = GeneratorHarness.Run([$"using NeuralSeqGen; /// <summary>All metrics.</summary>\n[SequenceModel] {attributes} public sealed partial class Measured;\n"]);
        using var models = QuickLoad.Of(run);
        new RandomModelCheck(ModelSource.BindValid(attributes), models, "Measured", seed).Run();
    }
}
