using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.LearningRates;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>The README's lists are those of the catalogues, both ways.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = SourceTree.Text("README.md");

    [Fact]
    public void Layers() => Same(LayerCatalogue.All.Select(layer => layer.Name).Append("TeacherForcing"), // of an input, which is no layer of its own
        Regex.Match(Readme, @"(?m)^Layers:\n\n((?:- .*\n)+)").Groups[1].Value);

    [Fact]
    public void Losses() => Same(LossCatalogue.All.Select(loss => loss.Name), Line("Losses"));

    [Fact]
    public void Optimizers() => Same(OptimizerCatalogue.All.Select(optimizer => optimizer.Name), Line("Optimizers"));

    [Fact]
    public void LearningRateSchedules() => Same(LearningRateScheduleCatalogue.All.Select(schedule => schedule.Name), Line("Learning-rate schedules"));

    [Fact]
    public void Metrics() => Same(MetricCatalogue.All.Select(metric => metric.Name["Metric.".Length..]), Line("Metrics, all in `Metric`"));

    /// <summary>Every callback that a user can pass to Fit.</summary>
    [Fact]
    public void Callbacks() => Same(typeof(TrainingCallback).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TrainingCallback))).Select(type => type.Name), Line("Callbacks"));

    /// <summary>The names that follow one another behind a heading; what the sentence says of them comes after.</summary>
    private static string Line(string heading) => Regex.Match(Readme, $@"(?m)^- {Regex.Escape(heading)}: ((?:`\w+`(?:, )?)+)").Groups[1].Value;

    private static void Same(IEnumerable<string> catalogue, string text)
    {
        var named = Regex.Matches(text, @"`(\w+)(?:<\w+>)?`").Select(match => match.Groups[1].Value);
        Assert.Equal(catalogue.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
