namespace NeuralSeqGen;

/// <summary>
/// The weights that calls outside training read. What is published never changes while someone reads it; buffers whose last reader has left are used again.
/// Publishing is for one thread at a time.
/// </summary>
internal sealed class WeightSnapshots
{
    private readonly List<WeightSnapshot> _all = [];
    private WeightSnapshot _current;

    public WeightSnapshots(ReadOnlySpan<float> values)
    {
        _current = new WeightSnapshot(values.Length);
        values.CopyTo(_current.Values.Span);
        _all.Add(_current);
    }

    public WeightSnapshot Rent()
    {
        while (true)
        {
            var snapshot = Volatile.Read(ref _current);
            Interlocked.Increment(ref snapshot.Readers);
            // Only a snapshot that is still current after it was marked is safe from being overwritten.
            if (ReferenceEquals(snapshot, Volatile.Read(ref _current)))
            {
                return snapshot;
            }

            Return(snapshot);
        }
    }

    public static void Return(WeightSnapshot snapshot) => Interlocked.Decrement(ref snapshot.Readers);

    public void Publish(ReadOnlySpan<float> values)
    {
        var next = Free(values.Length);
        values.CopyTo(next.Values.Span);
        Interlocked.Exchange(ref _current, next);
    }

    private WeightSnapshot Free(int length)
    {
        foreach (var snapshot in _all)
        {
            if (!ReferenceEquals(snapshot, _current) && Volatile.Read(ref snapshot.Readers) == 0)
            {
                return snapshot;
            }
        }

        var added = new WeightSnapshot(length);
        _all.Add(added);
        return added;
    }
}
