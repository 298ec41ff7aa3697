using System.Collections;

namespace NeuralSeqGen;

/// <summary>Samples that are read in chunks, anew for each epoch, with their number where it is known. Any <see cref="IEnumerable{T}"/> of chunks is as good; this one also says how far training has come.</summary>
/// <typeparam name="TInput">A chunk's input, batch axis first, such as <c>float[,,]</c>; a tuple where the model has several.</typeparam>
/// <typeparam name="TTarget">A chunk's target.</typeparam>
public sealed class SampleSource<TInput, TTarget> : IEnumerable<(TInput Input, TTarget Target)>, ISampleCount
{
    private readonly Func<IEnumerable<(TInput Input, TTarget Target)>> _read;

    /// <param name="read">Gives all chunks; called once per epoch.</param>
    /// <param name="samples">Number of samples in all chunks together; null where nobody knows.</param>
    public SampleSource(Func<IEnumerable<(TInput Input, TTarget Target)>> read, long? samples = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(samples ?? 0, nameof(samples));
        _read = read;
        Samples = samples;
    }

    /// <summary>Number of samples in all chunks together; null where nobody knows.</summary>
    public long? Samples { get; }

    /// <summary>The chunks.</summary>
    public IEnumerator<(TInput Input, TTarget Target)> GetEnumerator() => _read().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
