using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>Every metric that can be declared.</summary>
internal static class MetricCatalogue
{
    public static readonly IReadOnlyList<Metric> All =
    [
        new AccuracyMetric(),
        new BinaryAccuracyMetric(),
        new ClassAccuracyMetric("Metric.CategoricalAccuracy"),
        new ClassAccuracyMetric("Metric.SparseCategoricalAccuracy"),
        new TopKAccuracyMetric("Metric.TopKCategoricalAccuracy"),
        new TopKAccuracyMetric("Metric.SparseTopKCategoricalAccuracy"),
        new SequenceAccuracyMetric(),
        new PrecisionMetric(),
        new RecallMetric(),
        new FScoreMetric("Metric.F1Score", "f1_score", hasBeta: false),
        new FScoreMetric("Metric.FBetaScore", "fbeta_score", hasBeta: true),
        new CountMetric("Metric.TruePositives", isPredicted: true, isTrue: true),
        new CountMetric("Metric.TrueNegatives", isPredicted: false, isTrue: false),
        new CountMetric("Metric.FalsePositives", isPredicted: true, isTrue: false),
        new CountMetric("Metric.FalseNegatives", isPredicted: false, isTrue: true),
        new AucMetric(),
        new MeanIoUMetric(),
        new LossMetric(new MeanSquaredErrorLoss()),
        new LossMetric(new MeanSquaredErrorLoss()) { Attribute = "RootMeanSquaredError", Function = "RootMean" },
        new LossMetric(new MeanAbsoluteErrorLoss()),
        new LossMetric(new MeanAbsolutePercentageErrorLoss()),
        new LossMetric(new MeanSquaredLogarithmicErrorLoss()),
        new LossMetric(new LogCoshLoss()) { Attribute = "LogCoshError", Key = "logcosh" },
        new LossMetric(new CosineSimilarityLoss()) { IsNegated = true, IsOfClasses = true },
        new R2ScoreMetric(),
        new MeanAbsoluteScaledErrorMetric(),
        new LossMetric(new KLDivergenceLoss()) { IsOfClasses = true, ReadsProbabilities = true },
        new LossMetric(new PoissonLoss()),
        new LossMetric(new HingeLoss()),
        new LossMetric(new SquaredHingeLoss()),
        new LossMetric(new CategoricalHingeLoss()) { IsOfClasses = true },
        new LossMetric(new BinaryCrossentropyLoss()) { IsOfClasses = true },
        new LossMetric(new CategoricalCrossentropyLoss()) { IsOfClasses = true },
        new LossMetric(new SparseCategoricalCrossentropyLoss()),
        new PerplexityMetric(),
        new CustomMetric(),
        new EditDistanceMetric("Metric.EditDistance", isRate: false),
        new EditDistanceMetric("Metric.WordErrorRate", isRate: true),
    ];

    private static readonly Dictionary<string, Metric> ByName = All.ToDictionary(metric => metric.Name);

    public static Metric? Find(string name) => ByName.TryGetValue(name, out var metric) ? metric : null;
}
