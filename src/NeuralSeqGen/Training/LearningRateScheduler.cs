namespace NeuralSeqGen;

/// <summary>Sets the learning rate before each epoch.</summary>
/// <param name="schedule">Gives the rate from the epoch, counted from 0, and the present rate.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule) : TrainingCallback
{
    /// <summary>Gives the rate from the epoch, counted from 0, and the present rate.</summary>
    public Func<int, double, double> Schedule { get; } = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.LearningRate = LearningRate.Decayed(Schedule(context.Epoch, context.LearningRate));
    }
}
