using System.ComponentModel;

namespace NeuralSeqGen;

public static partial class Metric
{
    /// <summary>
    /// What precision and recall share. Unless told, an output above 0.5 is a prediction; for labels and for averages over classes it is the largest of its row.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class ConfusionAttribute : MetricAttribute
    {
        private protected ConfusionAttribute()
        {
        }

        /// <summary>Outputs above it are predictions, probabilities where the output holds scores; NaN leaves it to the rule above.</summary>
        public double Threshold { get; set; } = double.NaN;

        /// <summary>Only so many largest outputs of a row are predictions; 0 for no such limit.</summary>
        public int TopK { get; set; }

        /// <summary>The one class that is looked at; −1 for all.</summary>
        public int ClassId { get; set; } = -1;

        /// <summary>How classes become one number; a class that nobody has or predicts counts 0.</summary>
        public Averaging Average { get; set; }

        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The share of the predictions that are right.</summary>
    public sealed class PrecisionAttribute : ConfusionAttribute;

    /// <summary>The share of what is true that is predicted.</summary>
    public sealed class RecallAttribute : ConfusionAttribute;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public sealed class F1ScoreAttribute : MetricAttribute
    {
        /// <summary>Outputs above it are predictions; NaN takes the largest of each row.</summary>
        public double Threshold { get; set; } = double.NaN;

        /// <summary>How classes become one number.</summary>
        public Averaging Average { get; set; } = Averaging.Macro;

        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The harmonic mean of precision and recall, recall counting β times as much.</summary>
    public sealed class FBetaScoreAttribute : MetricAttribute
    {
        /// <summary>How much recall counts.</summary>
        public double Beta { get; set; } = 1;

        /// <summary>Outputs above it are predictions; NaN takes the largest of each row.</summary>
        public double Threshold { get; set; } = double.NaN;

        /// <summary>How classes become one number.</summary>
        public Averaging Average { get; set; } = Averaging.Macro;

        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>What counts of elements share.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract class CountAttribute : MetricAttribute
    {
        private protected CountAttribute()
        {
        }

        /// <summary>Outputs above it are predictions.</summary>
        public double Threshold { get; set; } = 0.5;

        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>How many elements are predicted and true.</summary>
    public sealed class TruePositivesAttribute : CountAttribute;

    /// <summary>How many elements are neither predicted nor true.</summary>
    public sealed class TrueNegativesAttribute : CountAttribute;

    /// <summary>How many elements are predicted and not true.</summary>
    public sealed class FalsePositivesAttribute : CountAttribute;

    /// <summary>How many elements are true and not predicted.</summary>
    public sealed class FalseNegativesAttribute : CountAttribute;

    /// <summary>
    /// The mean over classes of intersection over union: rows where a class is both true and predicted ÷ rows where it is either. A row's class is its largest output; one output
    /// is two classes, told apart at 0.5. Classes that nobody has or predicts do not count.
    /// </summary>
    public sealed class MeanIoUAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The area under a curve of predictions from 0 to 1, all classes together, as a sum over thresholds.</summary>
    public sealed class AucAttribute : MetricAttribute
    {
        /// <summary>How many thresholds, evenly from 0 to 1.</summary>
        public int NumThresholds { get; set; } = 200;

        /// <summary>The curve.</summary>
        public AucCurve Curve { get; set; }

        /// <summary>How the area between two thresholds is taken.</summary>
        public AucSummation SummationMethod { get; set; }

        /// <summary>True if the outputs are scores before a sigmoid; where it is not written, the loss of the output says so, and which activation is meant.</summary>
        public bool FromLogits { get; set; }
    }
}
