using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>A model's learning rate: a number, or what a schedule gives for each step. Set from any thread; a change takes effect with the next batch.</summary>
/// <param name="definition">The model's definition.</param>
internal sealed class LearningRate(ModelDefinition definition)
{
    private double _rate = definition.Optimizer?.LearningRate ?? 0;
    private volatile LearningRateSchedule? _schedule = definition.Optimizer?.Schedule;

    /// <summary>The schedule, if there is one.</summary>
    public LearningRateSchedule? Schedule => _schedule;

    /// <summary>The rate of a step.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives a number that is negative or not finite.</exception>
    public double At(long step)
    {
        if (_schedule is not { } schedule)
        {
            return Volatile.Read(ref _rate);
        }

        double rate = schedule.At(step);
        return double.IsFinite(rate) && rate >= 0 ? rate : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"{definition.Name}.LearningRateSchedule: {schedule.GetType().Name} gives {rate} at step {step}, but a learning rate is finite and not negative."));
    }

    /// <summary>Sets the rate, which ends the schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public void Set(double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{definition.Name}.LearningRate: a learning rate is finite and not negative.");
        }

        Volatile.Write(ref _rate, value);
        _schedule = null;
    }

    /// <summary>Sets the schedule; null keeps the rate where it is at a step.</summary>
    public void SetSchedule(LearningRateSchedule? schedule, long step)
    {
        if (schedule is null)
        {
            Volatile.Write(ref _rate, At(step));
        }

        _schedule = schedule;
    }

    /// <summary>Takes the rate of a file. A file says that there was a schedule, not which: the model's own goes on at the step that the file holds.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        if (checkpoint.IsScheduled && (_schedule ?? definition.Optimizer!.Schedule) is { } schedule)
        {
            _schedule = schedule;
        }
        else
        {
            Set(checkpoint.LearningRate);
        }
    }
}
