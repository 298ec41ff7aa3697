namespace NeuralSeqGen;

public static partial class Metric
{
    /// <summary>The mean squared difference of prediction and target.</summary>
    public sealed class MeanSquaredErrorAttribute : MetricAttribute;

    /// <summary>The root of the mean squared difference of prediction and target.</summary>
    public sealed class RootMeanSquaredErrorAttribute : MetricAttribute;

    /// <summary>The mean absolute difference of prediction and target.</summary>
    public sealed class MeanAbsoluteErrorAttribute : MetricAttribute;

    /// <summary>The mean absolute difference in percent of the target.</summary>
    public sealed class MeanAbsolutePercentageErrorAttribute : MetricAttribute;

    /// <summary>The mean squared difference of log(1 + prediction) and log(1 + target).</summary>
    public sealed class MeanSquaredLogarithmicErrorAttribute : MetricAttribute;

    /// <summary>The mean of log(cosh(prediction − target)).</summary>
    public sealed class LogCoshErrorAttribute : MetricAttribute;

    /// <summary>The cosine of the angle between prediction and target; the loss of this name is its negative.</summary>
    public sealed class CosineSimilarityAttribute : MetricAttribute;

    /// <summary>The share of the target's variance that the predictions explain, the mean over the last axis.</summary>
    public sealed class R2ScoreAttribute : MetricAttribute;
}
