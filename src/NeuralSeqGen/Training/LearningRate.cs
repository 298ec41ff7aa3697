using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>A model's learning rate: a number, or what a schedule gives for each batch. Set from any thread; a change takes effect with the next batch.</summary>
/// <param name="definition">The model's definition.</param>
internal sealed class LearningRate(ModelDefinition definition)
{
    /// <summary>What a rate is, in words.</summary>
    public const string Range = "finite and not negative, and in the range of float: 0, or from 1.4E-45 to 3.4E+38";

    private double _rate = definition.Optimizer?.LearningRate ?? 0;
    private volatile LearningRateSchedule? _schedule = definition.Optimizer?.Schedule;

    /// <summary>The schedule, if there is one.</summary>
    public LearningRateSchedule? Schedule => _schedule;

    /// <summary>The rate of a batch; a schedule's step is the number of batches before it.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives a number that is negative, not finite, or beyond the largest float. One that has decayed below the smallest counts as 0.</exception>
    public double At(long step)
    {
        if (_schedule is not { } schedule)
        {
            return Volatile.Read(ref _rate);
        }

        double rate = schedule.At(step);
        return rate is >= 0 and <= float.MaxValue ? rate : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"{definition.Name}.LearningRateSchedule: {schedule.GetType().Name} gives {rate} at step {step}, but a learning rate is {Range}."));
    }

    /// <summary>Whether a rate can be applied: steps are taken in float, where a larger one is infinite, and a smaller one, which is not meant as 0, would be.</summary>
    public static bool IsPossible(double rate) => rate == 0 || ((float)rate > 0 && float.IsFinite((float)rate));

    /// <summary>A rate that was made smaller and smaller: below the smallest float it is 0, not an error in the middle of the night.</summary>
    public static double Decayed(double rate) => rate > 0 && (float)rate == 0 ? 0 : rate;

    /// <summary>Sets the rate, which ends the schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, not finite, or beyond the range of float.</exception>
    public void Set(double value)
    {
        if (!IsPossible(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{definition.Name}.LearningRate: a learning rate is {Range}.");
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
            Volatile.Write(ref _rate, checkpoint.LearningRate);
            _schedule = null;
        }
    }
}
