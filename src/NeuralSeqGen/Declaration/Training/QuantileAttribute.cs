namespace NeuralSeqGen;

/// <summary>
/// The pinball loss, with which a model predicts a quantile instead of the mean: <c>max(τ·e, (τ − 1)·e)</c>, <c>e = t − p</c> (Koenker and Bassett, 1978), the mean over the last
/// axis. For a band of several quantiles give the model an output for each.
/// </summary>
public sealed class QuantileAttribute : LossAttribute
{
    /// <summary>τ: the share of targets that are to lie below the prediction, more than 0 and less than 1; 0.5 is the median.</summary>
    public double Level { get; set; } = 0.5;
}
