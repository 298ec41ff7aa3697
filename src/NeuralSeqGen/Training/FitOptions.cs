using System.Globalization;

namespace NeuralSeqGen;

/// <summary>How Fit trains, with Keras's names and defaults. Data only: it can be shared, copied with <c>with</c> and bound from configuration.</summary>
public sealed record FitOptions
{
    /// <summary>What <see cref="BatchSize"/> is where nobody sets it.</summary>
    internal const int DefaultBatchSize = 32;

    /// <summary>How often all samples are seen: the number of the epoch to stop before, counted from 0; with <see cref="InitialEpoch"/> 0 the number of epochs.</summary>
    public int Epochs { get; set; } = 1;

    /// <summary>Samples per update; the last batch of an epoch may be smaller. A stateful model has the batches of its <c>[Input(…, BatchSize = n)]</c>, whatever stands here; another number than the default is noted (<see cref="History.Notes"/>).</summary>
    public int BatchSize { get; set; } = DefaultBatchSize;

    /// <summary>The number of the first epoch, for training that goes on.</summary>
    public int InitialEpoch { get; set; }

    /// <summary>Whether the samples come in a new order each epoch. False for stateful models, whose rows go on from batch to batch; a Fit that shuffles them is noted (<see cref="History.Notes"/>).</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>How many samples of a source are read before they are shuffled among themselves; twice as many are in memory. Arrays are shuffled as a whole.</summary>
    public int ShuffleBuffer { get; set; } = 8192;

    /// <summary>For sources: batches after which an epoch ends, Keras's <c>steps_per_epoch</c>. The next epoch goes on where this one stopped, and at the source's end from its beginning. Null ends an epoch with the source.</summary>
    public int? BatchesPerEpoch { get; set; }

    /// <summary>The share of samples at the end that is kept for validation, taken before shuffling.</summary>
    public double ValidationSplit { get; set; }

    /// <summary>Validation runs in every so many epochs.</summary>
    public int ValidationFrequency { get; set; } = 1;

    /// <summary>The factor of each class in the loss, per step for sequences; classes that are not named have 1. A loss over whole sequences together has none. Labels are below the output's number of classes.</summary>
    public IReadOnlyDictionary<int, double>? ClassWeight { get; set; }

    /// <summary>The largest number of threads; -1 means one per processor. The result does not depend on it.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    /// <summary>The seed of shuffling and dropout; null takes the model's.</summary>
    public long? Seed { get; set; }

    /// <summary>What happens at NaN or infinity, in the validation data as well: there SkipBatch leaves batches out of the validation's means. In targets of weight 0 or behind a mask they do not count.</summary>
    public NonFiniteHandling NonFinite { get; set; }

    /// <summary>Called at the beginnings and ends of training, epochs and batches, in this order.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; set; } = [];

    /// <summary>Told after batches and epochs; null is silent. See <see cref="ConsoleProgress"/>.</summary>
    public IProgress<FitProgress>? Progress { get; set; }

    /// <summary>What they are, as records print, with the numbers the same in every culture; of lists how many entries they have.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{nameof(FitOptions)} {{ {nameof(Epochs)} = {Epochs}, {nameof(BatchSize)} = {BatchSize}, {nameof(InitialEpoch)} = {InitialEpoch}, {nameof(Shuffle)} = {Shuffle}, {nameof(ShuffleBuffer)} = {ShuffleBuffer}, {nameof(BatchesPerEpoch)} = {BatchesPerEpoch}, {nameof(ValidationSplit)} = {ValidationSplit}, {nameof(ValidationFrequency)} = {ValidationFrequency}, {nameof(ClassWeight)} = {ClassWeight?.Count ?? 0}, {nameof(MaxDegreeOfParallelism)} = {MaxDegreeOfParallelism}, {nameof(Seed)} = {Seed}, {nameof(NonFinite)} = {NonFinite}, {nameof(Callbacks)} = {Callbacks?.Count ?? 0}, {nameof(Progress)} = {Progress?.GetType().Name} }}");

    /// <summary>Checks each option on its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range, named.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs, "options.Epochs");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize, "options.BatchSize");
        ArgumentOutOfRangeException.ThrowIfNegative(InitialEpoch, "options.InitialEpoch");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ShuffleBuffer, "options.ShuffleBuffer");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchesPerEpoch ?? 1, "options.BatchesPerEpoch");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ValidationFrequency, "options.ValidationFrequency");
        if (ValidationSplit is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException("options.ValidationSplit", ValidationSplit, "ValidationSplit is a share from 0 to below 1.");
        }

        if (MaxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException("options.MaxDegreeOfParallelism", MaxDegreeOfParallelism, "MaxDegreeOfParallelism is at least 1, or -1 for one thread per processor.");
        }

        if (NonFinite is not (NonFiniteHandling.Throw or NonFiniteHandling.SkipBatch or NonFiniteHandling.Continue))
        {
            throw new ArgumentOutOfRangeException("options.NonFinite", NonFinite, "NonFinite is not one of its named values.");
        }

        ValidateClassWeight();
        ValidateCallbacks();
    }

    private void ValidateClassWeight()
    {
        if (ClassWeight is null)
        {
            return;
        }

        foreach (var (label, weight) in ClassWeight)
        {
            if (label < 0 || !double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentOutOfRangeException("options.ClassWeight", weight, string.Create(CultureInfo.InvariantCulture, $"ClassWeight[{label}] is {weight}: classes count from 0, weights are finite and not negative."));
            }
        }
    }

    private void ValidateCallbacks()
    {
        ArgumentNullException.ThrowIfNull(Callbacks, "options.Callbacks");
        for (int i = 0; i < Callbacks.Count; i++)
        {
            if (Callbacks[i] is null)
            {
                throw new ArgumentNullException("options.Callbacks", $"Callbacks[{i}] is null.");
            }
        }
    }
}
