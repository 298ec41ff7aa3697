using System.Buffers;
using System.Runtime.InteropServices;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Ids made for the time of one call, in rented and pinned memory.</summary>
internal sealed unsafe class ForcedIds : IDisposable
{
    private readonly List<GCHandle> _pins = [];

    /// <summary>Room for some ids.</summary>
    public FlatArray Add(int length, out Span<int> ids)
    {
        int[] array = ArrayPool<int>.Shared.Rent(Math.Max(length, 1));
        _pins.Add(GCHandle.Alloc(array, GCHandleType.Pinned));
        ids = array.AsSpan(0, length);
        return FlatArray.Of((int*)_pins[^1].AddrOfPinnedObject(), length);
    }

    public void Dispose()
    {
        foreach (var pin in _pins)
        {
            ArrayPool<int>.Shared.Return((int[])pin.Target!);
            pin.Free();
        }
        _pins.Clear();
    }
}
