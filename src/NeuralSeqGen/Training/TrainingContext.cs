using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What a callback sees of a running Fit and what it can do to it.</summary>
public sealed class TrainingContext
{
    private readonly IReadOnlyList<MetricDefinition> _metrics;

    internal TrainingContext(ISequenceModel model, IReadOnlyList<MetricDefinition> metrics, bool hasValidation)
    {
        Model = model;
        _metrics = metrics;
        HasValidation = hasValidation;
    }

    /// <summary>The model in training.</summary>
    public ISequenceModel Model { get; }

    /// <summary>What was noted of the samples before training, as <see cref="History.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The batch in its epoch, counted from 0.</summary>
    public int Batch { get; internal set; }

    /// <summary>Loss and metrics over the batches of this epoch so far.</summary>
    public Evaluation Training { get; internal set; } = new(0, 0);

    /// <summary>Loss and metrics on the validation samples: at the end of epochs with validation, else null.</summary>
    public Evaluation? Validation { get; internal set; }

    /// <summary>The learning rate of the next batch; setting it ends the model's schedule, if there is one, and takes effect with the next batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative, not finite or beyond the range of float.</exception>
    public double LearningRate
    {
        get => Model.LearningRate;
        set
        {
            if (!NeuralSeqGen.LearningRate.IsPossible(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"A learning rate is {NeuralSeqGen.LearningRate.Range}.");
            }

            Model.LearningRate = value;
        }
    }

    /// <summary>Ends training after the running epoch.</summary>
    public void Stop() => StopRequested = true;

    /// <summary>Whether any epoch of this Fit may have validation.</summary>
    internal bool HasValidation { get; }

    /// <summary>Names of the values that an epoch has.</summary>
    internal IEnumerable<string> KnownValues => EpochValues.Keys(_metrics, HasValidation);

    /// <summary>The better end of a value, Auto where nobody knows; null where there is no such value.</summary>
    internal MonitorMode? DirectionOf(string key) => EpochValues.Direction(_metrics, key);

    internal bool StopRequested { get; private set; }
}
