using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Batches of a source: samples are read into one of two buffers while training takes batches from the other, so that memory is bounded by them. With an
/// order, the samples of a buffer are shuffled among themselves.
/// </summary>
internal sealed class SourceFeed : IBatchFeed, IDisposable
{
    private readonly SourceReader _reader;
    private readonly int _batchSize;
    private readonly int? _limit;
    private readonly bool _readsAhead;
    private readonly CancellationToken _cancellation;
    private SampleBuffer _present;
    private SampleBuffer _next;
    private Task? _filling;
    private RandomSource? _random;
    private int[]? _order;
    private bool _isOpen;
    private bool _hasGiven;
    private int _at;
    private int _done;

    /// <param name="plan">The model.</param>
    /// <param name="reader">Reads the source.</param>
    /// <param name="capacity">Samples of a buffer, a multiple of a batch.</param>
    /// <param name="batchSize">Samples of a batch; the last may be smaller.</param>
    /// <param name="batches">Batches of an epoch where the source says how many; null where nobody knows.</param>
    /// <param name="limit">Batches after which an epoch ends; the next one goes on in the source. Null for its end.</param>
    /// <param name="cancellation">Ends waiting for the source.</param>
    public SourceFeed(ExecutionPlan plan, SourceReader reader, int capacity, int batchSize, int? batches, int? limit, CancellationToken cancellation)
    {
        _reader = reader;
        _batchSize = batchSize;
        _limit = limit;
        _cancellation = cancellation;
        // checks of a stateful model may have to run it, which only the thread of the call may do
        _readsAhead = plan.States is null;
        _present = new SampleBuffer(plan, capacity);
        _next = new SampleBuffer(plan, capacity);
        Batches = limit ?? batches ?? FitProgress.UnknownBatches;
    }

    public int Batches { get; private set; }

    public bool IsCancelled { get; private set; }

    public Samples Samples => _present.Samples;

    public BatchSlice Slice { get; private set; }

    public void Begin(RandomSource? order)
    {
        _random = order;
        _done = 0;
        if (_limit is null || !_isOpen)
        {
            Open();
        }
    }

    public bool MoveNext()
    {
        if (_done == _limit || (_at >= Samples.Count && !Advance()))
        {
            return false;
        }

        int count = Math.Min(_batchSize, Samples.Count - _at);
        Slice = new BatchSlice(_order, _at, count);
        _at += count;
        _done++;
        _hasGiven = true;
        // the source has more samples than it said
        Batches = _done > Batches ? FitProgress.UnknownBatches : Batches;
        return true;
    }

    /// <summary>Ends the enumeration; a read that goes on is not waited for, and ends it when it is done.</summary>
    public void Dispose() => _reader.End(_filling);

    private void Open()
    {
        _present.Clear(0);
        (_at, _isOpen, _hasGiven) = (0, true, false);
        _reader.Begin();
        Fill();
    }

    private void Fill()
    {
        if (_readsAhead)
        {
            // a thread of its own: a task of the pool may run on the thread that waits for it, where the source would be taken for a callback of the Fit
            var buffer = _next;
            _filling = Task.Factory.StartNew(() => _reader.Fill(buffer, _batchSize), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        else
        {
            _reader.Fill(_next, _batchSize);
            _filling = Task.CompletedTask;
        }
    }

    private bool Advance()
    {
        if (!Take())
        {
            return !IsCancelled && End();
        }

        _at = 0;
        _order = _random is null ? null : Shuffled(_random);
        return true;
    }

    private int[] Shuffled(RandomSource random)
    {
        int[] order = _order?.Length == Samples.Count ? _order : new int[Samples.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        random.Shuffle(order);
        return order;
    }

    /// <summary>Takes the buffer that was filled, and has the other one filled.</summary>
    private bool Take()
    {
        if (_filling is null || !Wait(_filling))
        {
            return false;
        }

        _filling = null;
        _reader.TellNotes();
        (_present, _next) = (_next, _present);
        if (!_reader.HasEnded && _reader.Failure is null)
        {
            Fill();
        }

        return Samples.Count > 0;
    }

    private bool Wait(Task filling)
    {
        try
        {
            // also of a source that is always quicker than the model, and has no end
            _cancellation.ThrowIfCancellationRequested();
            filling.Wait(_cancellation);
        }
        catch (OperationCanceledException)
        {
            IsCancelled = true;
        }

        return !IsCancelled;
    }

    private bool End()
    {
        if (_reader.Failure is { } failure)
        {
            // a source that is awaited sees the token, too
            IsCancelled = failure.InnerException is OperationCanceledException && _cancellation.IsCancellationRequested;
            return IsCancelled ? false : throw failure;
        }

        if (!_hasGiven)
        {
            throw _reader.Empty();
        }

        if (_limit is not null)
        {
            Open();
            return Advance();
        }

        Batches = _done;
        return false;
    }
}
