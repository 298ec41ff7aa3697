using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Metrics beside a hinge: a label above 0 is positive, as is a score above 0, whether the others are −1 or 0.</summary>
public sealed class HingeMetricTests
{
    private const string Counts = "Metric.TruePositives, Metric.TrueNegatives, Metric.FalsePositives, Metric.FalseNegatives";

    // against the labels: yes to yes, no to no, yes to no, no to yes, and 0.2 that is a yes below 0.5
    private static readonly double[][] _scores = [[2], [-3], [0.7], [-0.1], [0.2]];

    [Theory]
    [InlineData("Hinge", -1)]
    [InlineData("Hinge", 0)]
    [InlineData("SquaredHinge", -1)]
    [InlineData("SquaredHinge", 0)]
    public void LabelsAndScores_AreReadBySign(string loss, double no)
    {
        var values = Values(loss, $"Metric.Accuracy, Metric.BinaryAccuracy, Metric.Precision, Metric.Recall, Metric.F1Score, Metric.MeanIoU, Metric.SequenceAccuracy, {Counts}", no);
        Assert.Equal([3 / 5.0, 3 / 5.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, ((1 / 3.0) + (2 / 4.0)) / 2, 3 / 5.0, 2, 1, 1, 1], values.Values, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void AThreshold_ThatIsWritten_Stays() =>
        Assert.Equal([2 / 5.0, 1 / 2.0, 1], Values("Hinge", "Metric.BinaryAccuracy(Threshold = 0.5), Metric.Precision(Threshold = 0.5), Metric.TruePositives(Threshold = 0.5)", -1).Values);

    [Fact]
    public void FromLogits_GivesTheAreaOfTheOrder()
    {
        // yes: 2, −0.1, 0.2; no: −3, 0.7; in four of the six pairs the yes is above
        double area = Values("Hinge", "Metric.Auc(FromLogits = true, NumThresholds = 2000)", -1)["auc"];
        Assert.Equal(4 / 6.0, area, 1e-3);
    }

    [Fact]
    public void Errors_ReadTheLabelsAsTheyAre() =>
        Assert.Equal((1 + 4 + (1.7 * 1.7) + (1.1 * 1.1) + (0.8 * 0.8)) / 5, Values("Hinge", "Metric.MeanSquaredError", -1)["mean_squared_error"], 1e-9);

    [Fact]
    public void Probabilities_AreStillComparedWithAHalf() =>
        Assert.Equal(0.8, MetricRun.Values("[Input(1), Activation(Activation.Sigmoid), Hinge, Metric.Accuracy]", [[2], [-3], [0.7], [-0.1], [-0.2]], [[1], [-1], [1], [-1], [1]])["accuracy"], 1e-9);

    [Theory]
    [InlineData("Auc")]
    [InlineData("BinaryCrossentropy")]
    [InlineData("Perplexity")]
    public void WhatReadsProbabilities_IsRefused_UnlessItIsSaidWhatTheOutputHolds(string metric)
    {
        Assert.Equal($"Model1: [Metric.{metric}] reads probabilities, but [Hinge] trains scores without bounds. Set FromLogits = true, or FromLogits = false where the output holds probabilities.",
            Assert.Single(ModelSource.Bind($"[Input(3), Dense(2), Hinge, Metric.{metric}]").Findings).Sentence);
        Assert.Empty(ModelSource.Bind($"[Input(3), Dense(2), Hinge, Metric.{metric}(FromLogits = true)]").Findings);
        Assert.DoesNotContain(ModelSource.Bind($"[Input(3), Dense(2), BinaryCrossentropy, Metric.{metric}]").Findings, f => f.Sentence.Contains("without bounds"));
    }

    private static Dictionary<string, double> Values(string loss, string metrics, double no) =>
        MetricRun.Values($"[Input(1), Activation(Activation.Linear), {loss}, {metrics}]", _scores, [[1], [no], [no], [1], [1]]);
}
