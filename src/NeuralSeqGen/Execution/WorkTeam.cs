using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NeuralSeqGen;

/// <summary>
/// Runs the parts of a job on the calling thread and on helpers from the thread pool. Helpers take parts while there are any, spin for a moment in
/// case the next job follows, and leave. A helper that never gets a thread costs nothing: the caller does the rest itself. Serves one caller at a time.
/// </summary>
internal sealed class WorkTeam : IThreadPoolWorkItem
{
    private const int PartBits = 16;
    private const long PartMask = (1L << PartBits) - 1;
    private static readonly long HelperSpin = Stopwatch.Frequency / 20_000;
    private static readonly long CallerSpin = Stopwatch.Frequency / 5_000;

    private readonly Lock _errorLock = new();
    private readonly object _finished = new();
    private IShardJob? _job;
    private ExceptionDispatchInfo? _error;

    // Generation, number of parts, next part: one word, so that a late helper can never take a part of a job it has not seen.
    private long _state;
    private int _done;
    private int _helpers;

    /// <summary>Runs all parts and returns when the last is done; rethrows the first exception.</summary>
    public void Run(IShardJob job, int parts, int threads)
    {
        if (parts > PartMask)
        {
            throw new ArgumentOutOfRangeException(nameof(parts));
        }

        if (parts <= 1 || threads <= 1)
        {
            for (int part = 0; part < parts; part++)
            {
                job.Run(part);
            }

            return;
        }
        Publish(job, parts);
        CallHelpers(Math.Min(threads, parts) - 1);
        while (TryTake(out int part))
        {
            RunPart(part);
        }

        WaitFor(parts);
        _job = null;
        var error = _error;
        _error = null;
        error?.Throw();
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            do
            {
                while (TryTake(out int part))
                {
                    RunPart(part);
                }
            }
            while (SpinForWork());
            Interlocked.Decrement(ref _helpers);
            // A job published between the last look and the decrement counted on this helper.
        }
        while (HasParts() && ComeBack());
    }

    private bool ComeBack()
    {
        Interlocked.Increment(ref _helpers);
        return true;
    }

    private void Publish(IShardJob job, int parts)
    {
        _job = job;
        Volatile.Write(ref _done, 0);
        long generation = (Volatile.Read(ref _state) >> (2 * PartBits)) + 1;
        Interlocked.Exchange(ref _state, (generation << (2 * PartBits)) | ((long)parts << PartBits));
    }

    private void CallHelpers(int wanted)
    {
        while (Volatile.Read(ref _helpers) < wanted)
        {
            Interlocked.Increment(ref _helpers);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private bool HasParts()
    {
        long state = Volatile.Read(ref _state);
        return (state & PartMask) < ((state >> PartBits) & PartMask);
    }

    private bool TryTake(out int part)
    {
        while (true)
        {
            long state = Volatile.Read(ref _state);
            part = (int)(state & PartMask);
            if (part >= ((state >> PartBits) & PartMask))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
            {
                return true;
            }
        }
    }

    private void RunPart(int part)
    {
        int parts = (int)((Volatile.Read(ref _state) >> PartBits) & PartMask);
        try
        {
            _job!.Run(part);
        }
        catch (Exception e)
        {
            lock (_errorLock)
            {
                _error ??= ExceptionDispatchInfo.Capture(e);
            }
        }
        if (Interlocked.Increment(ref _done) == parts)
        {
            lock (_finished)
            {
                Monitor.PulseAll(_finished);
            }
        }
    }

    private bool SpinForWork()
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < HelperSpin; Thread.SpinWait(8))
        {
            if (HasParts())
            {
                return true;
            }
        }

        return false;
    }

    private void WaitFor(int parts)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < CallerSpin; Thread.SpinWait(8))
        {
            if (Volatile.Read(ref _done) == parts)
            {
                return;
            }
        }

        lock (_finished)
        {
            while (Volatile.Read(ref _done) != parts)
            {
                Monitor.Wait(_finished);
            }
        }
    }
}
