using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>What a metric is of the sums that were added over the data.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum MetricFinish
{
    /// <summary>Numerator ÷ denominator.</summary>
    Mean,

    /// <summary>The one sum itself.</summary>
    Sum,

    /// <summary>The root of the mean.</summary>
    RootMean,

    /// <summary>e to the mean.</summary>
    ExpMean,

    /// <summary>The mean of numerators ÷ denominators, one pair per class, numerators first.</summary>
    ClassMean,

    /// <summary>The same with a weight per class behind them.</summary>
    ClassMeanWeighted,

    /// <summary>The mean of numerators ÷ denominators over the classes whose denominator is not 0, numerators first.</summary>
    PresentClassMean,

    /// <summary>One mean ÷ another, each of a sum and a count.</summary>
    MeanOfMeans,

    /// <summary>1 − residual ÷ total variance of each element, from Σ(t − c), Σ(t − c)², Σ(t − p)² and a number c near the targets per element, and the number of rows.</summary>
    R2Score,

    /// <summary>Area under the ROC curve, from hits above each threshold and predictions above each.</summary>
    RocInterpolation,

    /// <summary>The same by the larger ends.</summary>
    RocMajoring,

    /// <summary>The same by the smaller ends.</summary>
    RocMinoring,

    /// <summary>Area under precision over recall, from the same counts.</summary>
    PrInterpolation,

    /// <summary>The same by the larger ends.</summary>
    PrMajoring,

    /// <summary>The same by the smaller ends.</summary>
    PrMinoring,
}
