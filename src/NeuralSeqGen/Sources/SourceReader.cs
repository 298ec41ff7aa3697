namespace NeuralSeqGen;

/// <summary>Reads chunks of a source, checks them, and fills buffers with their samples.</summary>
internal sealed class SourceReader(IEnumerable<SampleChunk> source, ChunkCheck check) : IDisposable
{
    private IEnumerator<SampleChunk>? _chunks;
    private SampleChunk? _chunk;
    private long _number;
    private long _sample;
    private int _count;
    private int _taken;

    /// <summary>Whether the end has been reached, or nothing begun.</summary>
    public bool HasEnded => _chunks is null;

    /// <summary>Why there are no more samples, where that is not the source's end.</summary>
    public SampleSourceException? Failure { get; private set; }

    /// <summary>Goes in front of the first sample.</summary>
    public void Begin()
    {
        Dispose();
        (_chunk, _number, _sample, Failure) = (null, 0, 0, null);
        Guarded(() => _chunks = source.GetEnumerator());
    }

    /// <summary>Fills a buffer, as far as there are samples; in front of a failure those that make whole batches.</summary>
    public void Fill(SampleBuffer buffer, int batchSize)
    {
        try
        {
            Fill(buffer);
        }
        catch (SampleSourceException failure)
        {
            Failure = failure;
            buffer.Samples.Count -= buffer.Samples.Count % batchSize;
        }
    }

    private void Fill(SampleBuffer buffer)
    {
        buffer.Clear(_sample + (_chunk is null ? 0 : _taken));
        while (buffer.Samples.Count < buffer.Capacity && (_chunk is not null || Read()))
        {
            int count = Math.Min(_count - _taken, buffer.Capacity - buffer.Samples.Count);
            buffer.Add(_chunk!, _taken, count);
            _taken += count;
            if (_taken == _count)
            {
                (_chunk, _number, _sample) = (null, _number + 1, _sample + _count);
            }
        }
    }

    /// <summary>Ends the enumeration.</summary>
    public void Dispose()
    {
        _chunks?.Dispose();
        _chunks = null;
    }

    private bool Read()
    {
        if (_chunks is null)
        {
            return false;
        }

        bool isThere = false;
        Guarded(() => isThere = _chunks.MoveNext());
        if (!isThere)
        {
            Dispose();
            return false;
        }

        Guarded(() => (_chunk, _count) = check.Check(_chunks.Current ?? throw new InvalidOperationException("null."), _number));
        _taken = 0;
        return true;
    }

    // whatever a source throws, the sentence says where it was
    private void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (Exception cause)
        {
            throw check.Refused(_number, _sample, cause);
        }
    }
}
