namespace NeuralSeqGen;

/// <summary>Reusable helpers of calls in flight, so that a call allocates nothing once its kind has run.</summary>
/// <param name="create">Makes one more.</param>
/// <param name="clear">Lets one that comes back forget its call; null where there is nothing to forget.</param>
/// <param name="isWeak">Whether what is not in use may be collected: for what is too large to be kept.</param>
internal sealed class ObjectPool<T>(Func<T> create, Action<T>? clear = null, bool isWeak = false) where T : class
{
    private const int Places = 32;

    // objects, or weak references to them
    private readonly object?[] _free = new object?[Places];

    // A thread gives back where it looks first: what it used last is still in its core's cache.
    private static int Own => Environment.CurrentManagedThreadId % Places;

    public Rented<T> Rent() => new(this, Take());

    /// <summary>Takes one back; called by <see cref="Rented{T}"/>.</summary>
    public void Return(T item)
    {
        clear?.Invoke(item);
        object kept = isWeak ? new WeakReference<T>(item) : item;
        for (int i = 0, at = Own; i < Places; i++, at = (at + 1) % Places)
        {
            if (Volatile.Read(ref _free[at]) is null && Interlocked.CompareExchange(ref _free[at], kept, null) is null)
            {
                return;
            }
        }
    }

    private static T? Alive(object? kept) => kept is WeakReference<T> weak ? weak.TryGetTarget(out var item) ? item : null : (T?)kept;

    private T Take()
    {
        for (int i = 0, at = Own; i < Places; i++, at = (at + 1) % Places)
        {
            if (Volatile.Read(ref _free[at]) is not null && Alive(Interlocked.Exchange(ref _free[at], null)) is { } item)
            {
                return item;
            }
        }

        return create();
    }
}
