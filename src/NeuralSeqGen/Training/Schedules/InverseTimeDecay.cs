namespace NeuralSeqGen;

/// <summary><c>lr/(1 + decayRate·step/decaySteps)</c>; with one step it is the <c>decay</c> of Keras 2.</summary>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps over which the divisor grows by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">The growth.</param>
public sealed class InverseTimeDecay(double initialLearningRate, int decaySteps, double decayRate) : LearningRateSchedule
{
    private readonly double _initial = Rate(initialLearningRate, nameof(initialLearningRate));
    private readonly int _steps = Steps(decaySteps, nameof(decaySteps));

    /// <summary>True lowers the rate in stairs, every <c>decaySteps</c> steps.</summary>
    public bool Staircase { get; init; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        double share = (double)step / _steps;
        return _initial / (1 + decayRate * (Staircase ? Math.Floor(share) : share));
    }
}
