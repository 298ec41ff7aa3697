namespace NeuralSeqGen;

public static partial class Metric
{
    /// <summary>The mean Kullback–Leibler divergence of the prediction from the target.</summary>
    public sealed class KLDivergenceAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before a sigmoid or softmax; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }

    /// <summary>The mean of <c>p − t·log(p)</c>.</summary>
    public sealed class PoissonAttribute : MetricAttribute;

    /// <summary>The mean of <c>max(0, 1 − t·p)</c> for targets of −1 and 1.</summary>
    public sealed class HingeAttribute : MetricAttribute;

    /// <summary>The mean of <c>max(0, 1 − t·p)²</c> for targets of −1 and 1.</summary>
    public sealed class SquaredHingeAttribute : MetricAttribute;

    /// <summary>The mean of how far the right class fails to exceed the best wrong one by 1.</summary>
    public sealed class CategoricalHingeAttribute : MetricAttribute;

    /// <summary>The mean cross-entropy of independent probabilities.</summary>
    public sealed class BinaryCrossentropyAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before the last activation; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }

        /// <summary>How far targets are moved towards the even distribution, from 0 to 1.</summary>
        public double LabelSmoothing { get; set; }
    }

    /// <summary>The mean cross-entropy of one-hot targets.</summary>
    public sealed class CategoricalCrossentropyAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before the last activation; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }

        /// <summary>How far targets are moved towards the even distribution, from 0 to 1.</summary>
        public double LabelSmoothing { get; set; }
    }

    /// <summary>The mean cross-entropy of labels.</summary>
    public sealed class SparseCategoricalCrossentropyAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before the last activation; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }

        /// <summary>A label that does not count, besides that of the loss; <see cref="int.MinValue"/> for none.</summary>
        public int IgnoreClass { get; set; } = int.MinValue;
    }

    /// <summary>e to the mean cross-entropy: among how many classes the model is undecided.</summary>
    public sealed class PerplexityAttribute : MetricAttribute
    {
        /// <summary>True if the outputs are scores before the last activation; where it is not written, the loss of the output says so.</summary>
        public bool FromLogits { get; set; }
    }
}
