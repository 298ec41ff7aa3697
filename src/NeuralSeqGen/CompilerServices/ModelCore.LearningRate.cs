using System.Globalization;

namespace NeuralSeqGen.CompilerServices;

public sealed partial class ModelCore
{
    private double _learningRate;
    private volatile LearningRateSchedule? _schedule;

    /// <summary>The learning rate of the next step: that of the schedule, if there is one. A change ends the schedule and takes effect with the next batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The schedule gives such a number.</exception>
    public double LearningRate
    {
        get => _schedule is { } schedule ? Scheduled(schedule, _trainer?.Optimizer.Batches ?? 0) : Volatile.Read(ref _learningRate);
        set
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"{Name}.LearningRate: a learning rate is finite and not negative.");
            }

            Volatile.Write(ref _learningRate, value);
            _schedule = null;
        }
    }

    /// <summary>How the learning rate changes from step to step; null keeps it where it is. A change takes effect with the next batch.</summary>
    public LearningRateSchedule? LearningRateSchedule
    {
        get => _schedule;
        set
        {
            if (value is null)
            {
                Volatile.Write(ref _learningRate, LearningRate);
            }

            _schedule = value;
        }
    }

    private double Scheduled(LearningRateSchedule schedule, long step)
    {
        double rate = schedule.At(step);
        return double.IsFinite(rate) && rate >= 0 ? rate : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"{Name}.LearningRateSchedule: {schedule.GetType().Name} gives {rate} at step {step}, but a learning rate is finite and not negative."));
    }

    // A file says that there was a schedule, not which: the model's own goes on at the step that the file holds.
    private void RestoreRate(Checkpoint checkpoint)
    {
        if (checkpoint.IsScheduled && (_schedule ?? Definition.Optimizer!.Schedule) is { } schedule)
        {
            _schedule = schedule;
        }
        else
        {
            LearningRate = checkpoint.LearningRate;
        }
    }
}
