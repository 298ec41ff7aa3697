using NeuralSeqGen.Compiler.Metrics;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Which metrics are to rise: those of Keras with the direction "up", and what counts right answers.</summary>
public sealed class MetricDirectionTests
{
    private static readonly string[] Rising =
    [
        "Accuracy", "BinaryAccuracy", "CategoricalAccuracy", "SparseCategoricalAccuracy", "TopKCategoricalAccuracy", "SparseTopKCategoricalAccuracy", "SequenceAccuracy", "Precision", "Recall",
        "F1Score", "FBetaScore", "TruePositives", "TrueNegatives", "Auc", "MeanIoU", "CosineSimilarity", "R2Score", "Custom",
    ];

    [Fact]
    public void MetricsThatRise_AreThese() => Assert.Equal(Rising.Order(), MetricCatalogue.All.Where(m => m.IsToRise).Select(m => m.Name["Metric.".Length..]).Order());

    [Theory]
    [InlineData("Recall", "Max")]
    [InlineData("MeanAbsoluteError", "Min")]
    public void ItsName_ChangesNothing(string metric, string direction) =>
        Assert.Equal(direction, ModelSource.BindValid($"[Input(3), Dense(1), MeanSquaredError, Metric.{metric}(Name = \"x\")]").Outputs[0].Metrics[0].Direction);
}
