namespace NeuralSeqGen;

/// <summary>Reusable helpers of calls in flight, so that a call allocates nothing once its kind has run.</summary>
/// <param name="create">Makes one more.</param>
internal sealed class ObjectPool<T>(Func<T> create) where T : class
{
    private const int Places = 32;

    private readonly T?[] _free = new T?[Places];

    // A thread gives back where it looks first: what it used last is still in its core's cache.
    private static int Own => Environment.CurrentManagedThreadId % Places;

    public T Rent()
    {
        for (int i = 0, at = Own; i < Places; i++, at = (at + 1) % Places)
        {
            if (Volatile.Read(ref _free[at]) is not null && Interlocked.Exchange(ref _free[at], null) is { } item)
            {
                return item;
            }
        }

        return create();
    }

    public void Return(T item)
    {
        for (int i = 0, at = Own; i < Places; i++, at = (at + 1) % Places)
        {
            if (Volatile.Read(ref _free[at]) is null && Interlocked.CompareExchange(ref _free[at], item, null) is null)
            {
                return;
            }
        }
    }
}
