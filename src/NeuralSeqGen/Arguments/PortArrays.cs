using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// What a call passes for the inputs, the targets or the outputs of a model, in one of two forms: arrays with axes, or values one after the other in
/// pinned memory. Everything behind the surface takes both as this.
/// </summary>
internal readonly unsafe ref struct PortArrays
{
    private readonly ReadOnlySpan<Array> _arrays;
    private readonly ReadOnlySpan<FlatArray> _flat;
    private readonly Array?[]? _copies;

    public PortArrays(ReadOnlySpan<Array> arrays) => _arrays = arrays;

    public PortArrays(ReadOnlySpan<FlatArray> flat)
    {
        _flat = flat;
        AreFlat = true;
    }

    private PortArrays(PortArrays other, Array?[] copies)
    {
        this = other;
        _copies = copies;
    }

    /// <summary>Whether values lie one after the other, without axes.</summary>
    public bool AreFlat { get; }

    /// <summary>Number of ports.</summary>
    public int Length => AreFlat ? _flat.Length : _arrays.Length;

    /// <summary>The array of a port; only where they are not flat.</summary>
    public Array this[int port] => _arrays[port];

    /// <summary>The values of a port in pinned memory; only where they are flat.</summary>
    public FlatArray Flat(int port) => _flat[port];

    /// <summary>Number of values of a port.</summary>
    public long Count(int port) => AreFlat ? _flat[port].Length : _arrays[port].LongLength;

    /// <summary>Type of the values.</summary>
    public Type ElementType(int port) => AreFlat ? _flat[port].ElementType : _arrays[port].GetType().GetElementType()!;

    /// <summary>The values, row-major; at most <see cref="int.MaxValue"/>.</summary>
    public ReadOnlySpan<T> Values<T>(int port) where T : unmanaged =>
        _copies?[port] is { } copy ? Values<T>(copy) : AreFlat ? _flat[port].Values<T>() : Values<T>(_arrays[port]);

    /// <summary>The arrays, others for ports whose values were replaced; only where they are not flat.</summary>
    public Array[] ToArray()
    {
        var arrays = _arrays.ToArray();
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = _copies?[i] ?? arrays[i];
        }

        return arrays;
    }

    /// <summary>The same with other values for a port, row-major.</summary>
    public PortArrays With(int port, Array values)
    {
        var copies = new Array?[Length];
        _copies?.CopyTo(copies, 0);
        copies[port] = values;
        return new PortArrays(this, copies);
    }

    /// <summary>Address of the first value; valid as long as the caller's memory is pinned, for an array until the pins are released.</summary>
    /// <param name="port">The port.</param>
    /// <param name="pins">What pins an array; not needed for flat values as they were passed.</param>
    public void* Start(int port, Samples? pins) => _copies?[port] is { } copy ? pins!.Pin(copy) : AreFlat ? _flat[port].Start : pins!.Pin(_arrays[port]);

    /// <summary>The values of an array of any rank, row-major.</summary>
    public static ReadOnlySpan<T> Values<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), checked((int)array.LongLength));
}
