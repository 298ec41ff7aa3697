using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Batches of arrays in memory.</summary>
/// <param name="samples">The arrays.</param>
/// <param name="first">The first sample that counts.</param>
/// <param name="count">How many do.</param>
/// <param name="batchSize">Samples of a batch; the last may be smaller.</param>
internal sealed class ArrayFeed(Samples samples, int first, int count, int batchSize) : IBatchFeed
{
    private int[]? _order;
    private int _next;

    public int Batches { get; } = (int)(((long)count + batchSize - 1) / batchSize);

    public bool IsCancelled => false;

    public Samples Samples => samples;

    public BatchSlice Slice { get; private set; }

    public void Begin(RandomSource? order)
    {
        _next = 0;
        if (order is null)
        {
            _order = null;
            return;
        }

        _order ??= new int[count];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = first + i;
        }

        order.Shuffle(_order);
    }

    public bool MoveNext()
    {
        if (_next >= count)
        {
            return false;
        }

        int taken = Math.Min(batchSize, count - _next);
        Slice = new BatchSlice(_order, _order is null ? first + _next : _next, taken);
        _next += taken;
        return true;
    }
}
