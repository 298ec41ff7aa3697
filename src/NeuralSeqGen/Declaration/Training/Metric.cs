using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>The metrics, in a class of their own because Keras has losses and metrics of one name: <c>[Metric.Accuracy]</c>.</summary>
public static class Metric
{
    /// <summary>The base of all metrics.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class MetricAttribute : ModelPartAttribute
    {
        /// <summary>The metric's name in <see cref="Evaluation"/> and <see cref="History"/>; null means the kind in snake case.</summary>
        public string? Name { get; set; }
    }

    /// <summary>The share of right predictions: by the threshold 0.5, by label or by the largest class, whichever the shapes call for.</summary>
    public sealed class AccuracyAttribute : MetricAttribute;

    /// <summary>The share of sequences whose steps are all right; masked steps do not count.</summary>
    public sealed class SequenceAccuracyAttribute : MetricAttribute;

    /// <summary>The mean absolute difference of prediction and target.</summary>
    public sealed class MeanAbsoluteErrorAttribute : MetricAttribute;
}
