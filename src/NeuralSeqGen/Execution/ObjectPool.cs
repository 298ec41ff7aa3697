namespace NeuralSeqGen;

/// <summary>Reusable helpers of calls in flight, so that a call allocates nothing once its kind has run.</summary>
/// <param name="create">Makes one more.</param>
internal sealed class ObjectPool<T>(Func<T> create) where T : class
{
    private readonly T?[] _free = new T?[32];

    public T Rent()
    {
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } item) return item;
        return create();
    }

    public void Return(T item)
    {
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], item, null) is null) return;
    }
}
