namespace NeuralSeqGen;

/// <summary>Reads chunks of a source, checks them, and fills buffers with their samples.</summary>
internal sealed class SourceReader(IEnumerable<SampleChunk> source, ChunkCheck check)
{
    // long for a chunk, short for somebody who cancelled
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private IEnumerator<SampleChunk>? _chunks;
    private SampleChunk? _chunk;
    private long _number;
    private long _sample;
    private int _count;
    private int _taken;
    private volatile bool _isStopped;

    /// <summary>Whether the end has been reached, or nothing begun.</summary>
    public bool HasEnded => _chunks is null;

    /// <summary>Why there are no more samples, where that is not the source's end.</summary>
    public SampleSourceException? Failure { get; private set; }

    /// <summary>Goes in front of the first sample; the enumeration before has ended.</summary>
    public void Begin()
    {
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

    /// <summary>Hands over what was noted, to be called by who has waited for a buffer.</summary>
    public void TellNotes() => check.TellNotes();

    /// <summary>The exception for a source without samples.</summary>
    public SampleSourceException Empty() => check.Empty();

    /// <summary>Ends the enumeration for somebody who wants no more: a read that is under way may take its time, but nobody waits for it for long.</summary>
    /// <param name="reading">The read that is under way; null for none.</param>
    public void End(Task? reading)
    {
        _isStopped = true;
        if (reading is null || Task.WaitAny([reading], Patience) == 0)
        {
            Close();
        }
        else
        {
            reading.ContinueWith(_ => Close(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Fill(SampleBuffer buffer)
    {
        buffer.Clear(_sample + (_chunk is null ? 0 : _taken));
        while (buffer.Samples.Count < buffer.Capacity && !_isStopped && (_chunk is not null || Read()))
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

    private bool Read()
    {
        if (_chunks is not { } chunks)
        {
            return false;
        }

        bool isThere = false;
        Guarded(() => isThere = chunks.MoveNext());
        if (!isThere)
        {
            _chunks = null;
            Guarded(chunks.Dispose);
            return false;
        }

        Guarded(() => (_chunk, _count) = check.Check(chunks.Current ?? throw new InvalidOperationException("null.")));
        _taken = 0;
        return true;
    }

    private void Close()
    {
        try
        {
            _chunks?.Dispose();
        }
        catch (Exception)
        {
            // the call ends for another reason, which this must not hide
        }

        _chunks = null;
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
