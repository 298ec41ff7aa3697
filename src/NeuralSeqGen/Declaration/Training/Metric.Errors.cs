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

    /// <summary>The share of the target's variance that the predictions explain, the mean over the last axis; 0 for an element whose target does not change, whatever the predictions.</summary>
    public sealed class R2ScoreAttribute : MetricAttribute;

    /// <summary>
    /// MASE (Hyndman and Koehler, 2006): <c>mean |t − p|</c> ÷ the mean absolute error of the naive forecast <c>|t[s] − t[s − m]|</c>; below 1 is better than repeating what was m
    /// steps before. Time is the first axis of the output. The paper measures the naive error on the training series: pass it as <see cref="Scale"/>. Without it, it is that of the
    /// targets the metric is computed on: infinite where these do not change, unless the predictions are exact.
    /// </summary>
    public sealed class MeanAbsoluteScaledErrorAttribute : MetricAttribute
    {
        /// <summary>m: the steps of a season, such as 12 for months; 1 repeats the last value.</summary>
        public int Seasonality { get; set; } = 1;

        /// <summary>The naive forecast's mean absolute error on the training series, in the units of the target; NaN measures it on the targets.</summary>
        public double Scale { get; set; } = double.NaN;
    }
}
