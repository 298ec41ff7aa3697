namespace NeuralSeqGen;

/// <summary>
/// How far Fit has come. A report with <paramref name="Batch"/> equal to <paramref name="Batches"/> is the last of its epoch and comes after validation.
/// </summary>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Epochs">The epoch training ends before: <see cref="FitOptions.Epochs"/>.</param>
/// <param name="Batch">The number of batches of this epoch that are done.</param>
/// <param name="Batches">The number of batches in an epoch; <see cref="UnknownBatches"/> as long as nobody has seen the end of a source.</param>
/// <param name="SamplesPerSecond">The speed of training in this epoch.</param>
/// <param name="Training">Loss and metrics over the batches of this epoch so far.</param>
/// <param name="Validation">Loss and metrics on the validation samples; null before the epoch's end and in epochs without validation.</param>
public readonly record struct FitProgress(int Epoch, int Epochs, int Batch, int Batches, double SamplesPerSecond, Evaluation Training, Evaluation? Validation)
{
    /// <summary>What <see cref="Batches"/> is in the first epoch of a source that does not say how many samples it has; its last report has the number.</summary>
    public const int UnknownBatches = int.MaxValue;

    private readonly IReadOnlyList<string>? _notes;

    /// <summary>What was noted of the samples before training, in the first report of a Fit: see <see cref="History.Notes"/>.</summary>
    public IReadOnlyList<string> Notes
    {
        get => _notes ?? [];
        init => _notes = value;
    }

    /// <summary>The same in every culture: <c>Epoch 3/10, batch 4/8, 15320 samples/s, loss: 0.1234 - accuracy: 0.9876</c>, and the validation behind it.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Epoch {Epoch + 1}/{Epochs}, batch {Count}, {SamplesPerSecond:F0} samples/s, ") + EpochText.Of(Training, Validation);

    /// <summary>The batches that are done, of how many: <c>4/8</c>; <c>4</c> where that is unknown.</summary>
    internal string Count => Batches == UnknownBatches ? FormattableString.Invariant($"{Batch}") : FormattableString.Invariant($"{Batch}/{Batches}");
}
