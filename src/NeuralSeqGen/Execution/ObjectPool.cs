namespace NeuralSeqGen;

/// <summary>Reusable helpers of calls in flight, so that a call allocates nothing once its kind has run.</summary>
/// <param name="create">Makes one more.</param>
/// <param name="clear">Lets one that comes back forget its call; null where there is nothing to forget.</param>
internal sealed class ObjectPool<T>(Func<T> create, Action<T>? clear = null) where T : class
{
    private const int Places = 32;

    private readonly T?[] _free = new T?[Places];

    // A thread gives back where it looks first: what it used last is still in its core's cache.
    private static int Own => Environment.CurrentManagedThreadId % Places;

    public Rented<T> Rent() => new(this, Take());

    /// <summary>Takes one back; called by <see cref="Rented{T}"/>.</summary>
    public void Return(T item)
    {
        clear?.Invoke(item);
        for (int i = 0, at = Own; i < Places; i++, at = (at + 1) % Places)
        {
            if (Volatile.Read(ref _free[at]) is null && Interlocked.CompareExchange(ref _free[at], item, null) is null)
            {
                return;
            }
        }
    }

    private T Take()
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
}
