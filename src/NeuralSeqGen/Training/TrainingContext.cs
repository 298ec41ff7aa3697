namespace NeuralSeqGen;

/// <summary>What a callback sees of a running Fit and what it can do to it.</summary>
public sealed class TrainingContext
{
    internal TrainingContext(ISequenceModel model, bool hasValidation)
    {
        Model = model;
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

    /// <summary>The learning rate of the next step; setting it ends the model's schedule, if there is one, and takes effect with the next batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    public double LearningRate
    {
        get => Model.LearningRate;
        set
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is finite and not negative.");
            }

            Model.LearningRate = value;
        }
    }

    /// <summary>Ends training after the running epoch.</summary>
    public void Stop() => StopRequested = true;

    /// <summary>Whether any epoch of this Fit may have validation.</summary>
    internal bool HasValidation { get; }

    internal bool StopRequested { get; private set; }
}
