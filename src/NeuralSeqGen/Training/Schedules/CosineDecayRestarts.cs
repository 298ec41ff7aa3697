namespace NeuralSeqGen;

/// <summary>
/// Half cosines one after the other (Loshchilov and Hutter, 2016): each is <see cref="TMul"/> times as long as the one before and starts <see cref="MMul"/> times as high.
/// </summary>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="firstDecaySteps">The steps of the first.</param>
public sealed class CosineDecayRestarts(double initialLearningRate, int firstDecaySteps) : LearningRateSchedule
{
    private readonly double _initial = Rate(initialLearningRate, nameof(initialLearningRate));
    private readonly int _steps = Steps(firstDecaySteps, nameof(firstDecaySteps));
    private readonly double _growth = 2;

    /// <summary>How much longer each is than the one before, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public double TMul
    {
        get => _growth;
        init => _growth = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "TMul is 1 or more.");
    }

    /// <summary>How much higher each starts than the one before.</summary>
    public double MMul { get; init; } = 1;

    /// <summary>The share of the initial learning rate that is left at the end of each.</summary>
    public double Alpha { get; init; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        var (restarts, share) = Place(step);
        return _initial * ((1 - Alpha) * 0.5 * Math.Pow(MMul, restarts) * (1 + Math.Cos(Math.PI * share)) + Alpha);
    }

    /// <summary>How many have ended, and how far the running one is.</summary>
    private (long Restarts, double Share) Place(long step)
    {
        if (TMul == 1)
        {
            return (step / _steps, step % _steps / (double)_steps);
        }

        double length = _steps, left = step;
        long restarts = 0L;
        for (; left >= length; length *= TMul, restarts++)
        {
            left -= length;
        }

        return (restarts, left / length);
    }
}
