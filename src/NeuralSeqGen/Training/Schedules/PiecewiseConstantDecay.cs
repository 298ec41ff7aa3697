namespace NeuralSeqGen;

/// <summary>One learning rate for each stretch of steps: <c>values[0]</c> up to and including step <c>boundaries[0]</c>, and so on.</summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly int[] _boundaries;
    private readonly double[] _values;

    /// <summary>Makes a schedule.</summary>
    /// <param name="boundaries">The last step of each stretch but the last, ascending.</param>
    /// <param name="values">The learning rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">The boundaries do not ascend, or the counts do not fit.</exception>
    public PiecewiseConstantDecay(IReadOnlyList<int> boundaries, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != boundaries.Count + 1)
        {
            throw new ArgumentException($"{boundaries.Count} boundaries need {boundaries.Count + 1} values, not {values.Count}.", nameof(values));
        }

        _boundaries = [.. boundaries];
        _values = [.. values.Select(v => Rate(v, nameof(values)))];
        for (int i = 1; i < _boundaries.Length; i++)
        {
            if (_boundaries[i] <= _boundaries[i - 1])
            {
                throw new ArgumentException(FormattableString.Invariant($"Boundaries ascend, but {_boundaries[i]} comes after {_boundaries[i - 1]}."), nameof(boundaries));
            }
        }
    }

    /// <inheritdoc/>
    public override double At(long step)
    {
        int stretch = 0;
        while (stretch < _boundaries.Length && step > _boundaries[stretch])
        {
            stretch++;
        }

        return _values[stretch];
    }
}
