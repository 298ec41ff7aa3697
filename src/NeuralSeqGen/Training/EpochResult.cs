namespace NeuralSeqGen;

/// <summary>What an epoch gave.</summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Training">Loss and metrics while training.</param>
/// <param name="Validation">Loss and metrics on the validation samples; null if there was no validation in this epoch.</param>
/// <param name="LearningRate">The learning rate at the epoch's end, before callbacks changed it.</param>
/// <param name="Duration">The time it took, validation included.</param>
public sealed record EpochResult(int Epoch, Evaluation Training, Evaluation? Validation, double LearningRate, TimeSpan Duration)
{
    /// <summary>The line of <see cref="History.ToString"/>: <c>Epoch 3: loss: 0.1234 - val_loss: 0.2345 - lr: 0.001</c>, the epoch counted from 1 as Keras prints it, the numbers the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"Epoch {Epoch + 1}: {EpochText.Of(Training, Validation)} - {EpochValues.LearningRate}: {LearningRate}");
}
