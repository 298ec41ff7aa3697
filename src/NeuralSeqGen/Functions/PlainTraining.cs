using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Whether plain runs of functions on this thread are as in training, and the random numbers of those that are.</summary>
internal sealed class PlainTraining : IDisposable
{
    [ThreadStatic]
    private static PlainTraining? _current;

    private readonly PlainTraining? _before = _current;
    private readonly RandomSource _random;

    public PlainTraining(long seed)
    {
        _random = new(seed, RandomPurpose.Noise);
        _current = this;
    }

    public static Tensor Dropout(Tensor x, double rate)
    {
        if (rate is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "Dropout: the rate is a share from 0 to below 1.");
        }

        float scale = (float)(1 / (1 - rate));
        return _current is { } training ? Elements.Map(x, v => training._random.NextDouble() < rate ? 0 : v * scale) : x;
    }

    public static Tensor Normal(ReadOnlySpan<int> shape, double standardDeviation)
    {
        var zeros = Tensor.Full(shape, 0);
        return _current is { } training ? Elements.Map(zeros, _ => (float)(standardDeviation * training._random.NextNormal())) : zeros;
    }

    public void Dispose() => _current = _before;
}
