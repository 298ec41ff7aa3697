using System.ComponentModel;

namespace NeuralSeqGen;

/// <summary>
/// The metrics, in a class of their own because Keras has losses and metrics of one name: <c>[Metric.Accuracy]</c>. Masked rows do not count; sample and
/// class weights do not enter, as in Keras's <c>compile(metrics=…)</c>.
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
    }
}
