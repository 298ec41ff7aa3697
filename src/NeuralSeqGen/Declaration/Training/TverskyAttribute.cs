namespace NeuralSeqGen;

/// <summary>
/// Dice with a weight for each kind of error: <c>1 − I ÷ (I + α·Σ t·(1 − p) + β·Σ p·(1 − t))</c>, <c>I = Σ t·p</c> (Salehi et al., 2017). As in Keras α weights what is missed
/// and β false alarms, the other way round than in the paper. Masked steps count in the sums.
/// </summary>
public sealed class TverskyAttribute : LossAttribute
{
    /// <summary>How much counts what is true and not predicted.</summary>
    public double Alpha { get; set; } = 0.5;

    /// <summary>How much counts what is predicted and not true.</summary>
    public double Beta { get; set; } = 0.5;

    /// <summary>The axes to sum over, as Keras counts them: 0 is the batch, which is not among them, −1 the last axis. There is one loss for each position that is left. Null sums over everything and gives one loss for the batch.</summary>
    public int[]? Axis { get; set; }
}
