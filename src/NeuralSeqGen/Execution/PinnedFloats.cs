using System.Runtime.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Zeroed floats that never move, 64-byte aligned, followed by 16 more that may be read. Freed by the garbage collector like any array.</summary>
internal sealed unsafe class PinnedFloats
{
    /// <summary>Readable floats behind the last one.</summary>
    public const int Tail = 16;

    private const int Alignment = 64;

    private readonly float[] _array;
    private readonly int _offset;

    public PinnedFloats(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(checked(length + Tail + Alignment / sizeof(float)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _array[0]);
        _offset = (int)((Alignment - address % Alignment) % Alignment) / sizeof(float);
        Pointer = (float*)address + _offset;
    }

    /// <summary>Valid as long as this object is referenced.</summary>
    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => _array.AsSpan(_offset, Length);
}
