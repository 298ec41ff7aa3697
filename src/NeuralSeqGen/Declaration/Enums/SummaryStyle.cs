namespace NeuralSeqGen;

/// <summary>The layout of a model's summary.</summary>
public enum SummaryStyle
{
    /// <summary>The ruled table of Keras 1 and 2.</summary>
    Classic,

    /// <summary>The boxed table of Keras 3.</summary>
    Keras3,
}
