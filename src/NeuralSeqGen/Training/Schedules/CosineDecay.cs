namespace NeuralSeqGen;

/// <summary>
/// Half a cosine from the learning rate down to <see cref="Alpha"/> times it (Loshchilov and Hutter, 2016). With a warm-up, a straight line from the
/// initial learning rate to <see cref="WarmupTarget"/> first, from where the cosine falls.
/// </summary>
/// <param name="initialLearningRate">The learning rate at step 0.</param>
/// <param name="decaySteps">The steps of the cosine, without the warm-up.</param>
public sealed class CosineDecay(double initialLearningRate, int decaySteps) : LearningRateSchedule
{
    private readonly double _initial = Rate(initialLearningRate, nameof(initialLearningRate));
    private readonly int _steps = Steps(decaySteps, nameof(decaySteps));

    /// <summary>The share of the rate that is left in the end.</summary>
    public double Alpha { get; init; }

    /// <summary>The learning rate that the warm-up leads to; NaN for no warm-up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite, or beyond the range of float.</exception>
    public double WarmupTarget { get; init => field = double.IsNaN(value) ? value : Rate(value, nameof(WarmupTarget)); } = double.NaN;

    /// <summary>The steps of the warm-up.</summary>
    public int WarmupSteps { get; init; }

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (double.IsNaN(WarmupTarget))
        {
            return Cosine(_initial, step);
        }

        return step < WarmupSteps ? _initial + (WarmupTarget - _initial) * step / WarmupSteps : Cosine(WarmupTarget, step - WarmupSteps);
    }

    private double Cosine(double from, long step) => from * ((1 - Alpha) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, _steps) / _steps)) + Alpha);
}
