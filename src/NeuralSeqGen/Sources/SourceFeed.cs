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
    private readonly string _call;
    private SampleBuffer _present;
    private SampleBuffer _next;
    private Task? _filling;
    private RandomSource? _random;
    private int[]? _order;
    private int _at;
    private int _done;

    /// <param name="plan">The model.</param>
    /// <param name="reader">Reads the source.</param>
    /// <param name="capacity">Samples of a buffer, a multiple of a batch.</param>
    /// <param name="batchSize">Samples of a batch; the last may be smaller.</param>
    /// <param name="batches">Batches of an epoch where the source says how many; null where nobody knows.</param>
    /// <param name="limit">Batches after which an epoch ends; the next one goes on in the source. Null for its end.</param>
    /// <param name="method">The method that was called.</param>
    public SourceFeed(ExecutionPlan plan, SourceReader reader, int capacity, int batchSize, int? batches, int? limit, string method)
    {
        _reader = reader;
        _batchSize = batchSize;
        _limit = limit;
        _call = $"{plan.Definition.Name}.{method}";
        // checks of a stateful model may have to run it, which only the thread of the call may do
        _readsAhead = plan.States is null;
        _present = new SampleBuffer(plan, capacity);
        _next = new SampleBuffer(plan, capacity);
        Batches = limit ?? batches ?? FitProgress.UnknownBatches;
    }

    public int Batches { get; private set; }

    public Samples Samples => _present.Samples;

    public BatchSlice Slice { get; private set; }

    public void Begin(RandomSource? order)
    {
        _random = order;
        _done = 0;
        if (_limit is null || (_reader.HasEnded && _filling is null && _at >= Samples.Count))
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
        return true;
    }

    /// <summary>Ends the enumeration, when the thread that reads has ended.</summary>
    public void Dispose()
    {
        try
        {
            _filling?.Wait();
        }
        catch (AggregateException)
        {
            // whoever disposes goes on without those samples
        }

        _filling = null;
        _reader.Dispose();
    }

    private void Open()
    {
        Dispose();
        _present.Clear(0);
        _at = 0;
        _reader.Begin();
        Fill();
    }

    private void Fill()
    {
        if (_readsAhead)
        {
            var buffer = _next;
            _filling = Task.Run(() => _reader.Fill(buffer, _batchSize));
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
            return End();
        }

        _at = 0;
        if (_random is null)
        {
            _order = null;
            return true;
        }

        _order = _order?.Length == Samples.Count ? _order : new int[Samples.Count];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        _random.Shuffle(_order);
        return true;
    }

    /// <summary>Takes the buffer that was filled, and has the other one filled.</summary>
    private bool Take()
    {
        if (_filling is null)
        {
            return false;
        }

        _filling.GetAwaiter().GetResult();
        _filling = null;
        (_present, _next) = (_next, _present);
        if (!_reader.HasEnded && _reader.Failure is null)
        {
            Fill();
        }

        return Samples.Count > 0;
    }

    private bool End()
    {
        if (_reader.Failure is { } failure)
        {
            throw failure;
        }

        if (_done == 0)
        {
            throw new SampleSourceException($"{_call}: the source gave no samples. Where it gave some in an epoch before, it can be read only once: pass one that begins anew each time it is enumerated, such as an iterator method's result or a list.");
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
