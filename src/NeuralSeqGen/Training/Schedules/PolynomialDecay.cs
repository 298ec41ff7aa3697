namespace NeuralSeqGen;

/// <summary><c>(lr − end)·(1 − step/decaySteps)^power + end</c>, and <c>end</c> from then on.</summary>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps until the end.</param>
public sealed class PolynomialDecay(double initialLearningRate, int decaySteps) : LearningRateSchedule
{
    private readonly double _initial = Rate(initialLearningRate, nameof(initialLearningRate));
    private readonly int _steps = Steps(decaySteps, nameof(decaySteps));

    /// <summary>The learning rate at the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, not finite, or beyond the range of float.</exception>
    public double EndLearningRate { get; init => field = Rate(value, nameof(EndLearningRate)); } = 1e-4;

    /// <summary>The power; 1 is a straight line.</summary>
    public double Power { get; init; } = 1;

    /// <summary>True stretches the way to the end to the next multiple of <c>decaySteps</c> each time it is reached, so that the rate jumps up and falls again.</summary>
    public bool Cycle { get; init; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        double steps = Cycle ? _steps * Math.Max(1, Math.Ceiling((double)step / _steps)) : _steps;
        return (_initial - EndLearningRate) * Math.Pow(1 - Math.Min(step, steps) / steps, Power) + EndLearningRate;
    }
}
