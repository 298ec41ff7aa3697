namespace NeuralSeqGen;

/// <summary>What prediction and target do not share: <c>1 − 2·Σ t·p ÷ (Σ t + Σ p)</c>, for probabilities and targets of 0 and 1 of which few are 1. Masked steps count in the sums, as in Keras.</summary>
public sealed class DiceAttribute : LossAttribute
{
    /// <summary>The axes to sum over, as Keras counts them: 0 is the batch, which is not among them, −1 the last axis. There is one loss for each position that is left. Null sums over everything and gives one loss for the batch.</summary>
    public int[]? Axis { get; set; }
}
