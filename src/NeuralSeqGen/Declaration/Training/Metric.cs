using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>
/// The metrics, in a class of their own because Keras has losses and metrics of one name: <c>[Metric.Accuracy]</c>. They follow the loss of their output: rows
/// that are masked or hold its <c>IgnoreClass</c> do not count, and its <c>FromLogits</c> is theirs. Weights enter with <see cref="MetricAttribute.Weighted"/> only.
/// </summary>
public static partial class Metric
{
    /// <summary>The base of all metrics.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class MetricAttribute : ModelPartAttribute
    {
        private protected MetricAttribute()
        {
        }

        /// <summary>The metric's name in <see cref="Evaluation"/> and <see cref="History"/>; null means the kind in snake case.</summary>
        public string? Name { get; set; }

        /// <summary>
        /// True lets the weights of samples, steps and classes in, as Keras's <c>compile(weighted_metrics=…)</c>: means are <c>Σ w·v ÷ Σ w</c>, counts sums of weights. Without it
        /// rows of weight 0 count like others, as in Keras's <c>compile(metrics=…)</c>.
        /// </summary>
        public bool Weighted { get; set; }
    }
}
