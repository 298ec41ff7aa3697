namespace NeuralSeqGen;

/// <summary>A helper out of a pool, for <c>using</c>: it goes back however the call ends.</summary>
internal readonly ref struct Rented<T>(ObjectPool<T> pool, T item) where T : class
{
    public T Item { get; } = item;

    public void Dispose() => pool.Return(Item);
}
