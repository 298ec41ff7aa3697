namespace NeuralSeqGen.Tests.Core;

/// <summary>Threads that run until they are told to end; the first exception of one surfaces at <see cref="Join"/>.</summary>
internal sealed class Crew
{
    private readonly List<Thread> _threads = [];
    private Exception? _error;

    public Crew(int count, Action<int> work)
    {
        for (int i = 0; i < count; i++)
        {
            int index = i;
            _threads.Add(new Thread(() => Guard(() => work(index))) { IsBackground = true });
        }
        _threads.ForEach(t => t.Start());
    }

    public void Join()
    {
        foreach (var thread in _threads)
        {
            Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "A thread did not end.");
        }

        if (_error is not null)
        {
            throw new InvalidOperationException("A thread failed.", _error);
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _error, e, null);
        }
    }
}
