using System.ComponentModel;

namespace NeuralSeqGen;

public static partial class Metric
{
    /// <summary>The share of right predictions: by the threshold 0.5 (0 for the scores of a hinge), by label or by the largest class, whichever the shapes call for.</summary>
    public sealed class AccuracyAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The share of elements on the right side of a threshold.</summary>
    public sealed class BinaryAccuracyAttribute : MetricAttribute
    {
        /// <summary>Outputs above it predict 1.</summary>
        public double Threshold { get; set; } = 0.5;

        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The share of rows whose largest output is that of the target.</summary>
    public sealed class CategoricalAccuracyAttribute : MetricAttribute;

    /// <summary>The share of rows whose largest output is that of the label.</summary>
    public sealed class SparseCategoricalAccuracyAttribute : MetricAttribute;

    /// <summary>The share of sequences whose steps are all right; masked steps do not count.</summary>
    public sealed class SequenceAccuracyAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The share of rows whose class is among those with the largest outputs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class TopKAttribute : MetricAttribute
    {
        private protected TopKAttribute()
        {
        }

        /// <summary>How many classes may be tried.</summary>
        public int K { get; set; } = 5;
    }

    /// <summary>The share of rows whose class is among the <see cref="TopKAttribute.K"/> with the largest outputs.</summary>
    public sealed class TopKCategoricalAccuracyAttribute : TopKAttribute;

    /// <summary>The share of rows whose label is among the <see cref="TopKAttribute.K"/> with the largest outputs.</summary>
    public sealed class SparseTopKCategoricalAccuracyAttribute : TopKAttribute;
}
