namespace NeuralSeqGen;

/// <summary><c>lr·decayRate^(step/decaySteps)</c>.</summary>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps over which the rate falls by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">The factor.</param>
public sealed class ExponentialDecay(double initialLearningRate, int decaySteps, double decayRate) : LearningRateSchedule
{
    private readonly double _initial = Rate(initialLearningRate, nameof(initialLearningRate));
    private readonly int _steps = Steps(decaySteps, nameof(decaySteps));

    /// <summary>True lowers the rate in stairs, every <c>decaySteps</c> steps.</summary>
    public bool Staircase { get; init; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        double share = (double)step / _steps;
        return _initial * Math.Pow(decayRate, Staircase ? Math.Floor(share) : share);
    }
}
