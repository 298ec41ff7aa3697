namespace NeuralSeqGen;

/// <summary>How a metric of several classes becomes one number.</summary>
public enum Averaging
{
    /// <summary>Over all samples together.</summary>
    Micro,

    /// <summary>The mean over the classes.</summary>
    Macro,

    /// <summary>The mean over the classes, each as much as it occurs.</summary>
    Weighted,
}
