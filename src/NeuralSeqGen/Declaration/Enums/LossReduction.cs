namespace NeuralSeqGen;

/// <summary>How the losses of samples and steps become one number. Rows that a mask leaves out count nowhere.</summary>
public enum LossReduction
{
    /// <summary>The weighted sum divided by the number of samples and steps that count, whatever their weights are.</summary>
    SumOverBatchSize,

    /// <summary>The weighted sum: gradients then grow with the batch.</summary>
    Sum,

    /// <summary>As <see cref="SumOverBatchSize"/>, as in Keras.</summary>
    Mean,

    /// <summary>The weighted sum divided by the sum of the weights; 0 where that is 0.</summary>
    MeanWithSampleWeight,
}
