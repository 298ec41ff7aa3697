using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Reads the fields of a structure one after the other and never beyond its end.</summary>
internal ref struct Hdf5Cursor(Hdf5Bytes file, ReadOnlySpan<byte> bytes, long address)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => _bytes.Length - Position;

    /// <summary>The address of the next byte.</summary>
    public readonly ulong Address => (ulong)(address + Position);

    public byte Byte() => Bytes(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>An address.</summary>
    public ulong Offset() => Number(file.OffsetSize);

    /// <summary>A length.</summary>
    public ulong Size() => Number(file.LengthSize);

    /// <summary>A whole number of 1 to 8 bytes.</summary>
    public ulong Number(int width)
    {
        ulong number = 0UL;
        var digits = Bytes(width);
        for (int i = width - 1; i >= 0; i--)
        {
            number = number << 8 | digits[i];
        }

        return number;
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        file.Expect(count >= 0 && count <= Left, $"a structure ends at byte {address + _bytes.Length}, but needs {count} bytes at byte {Address}");
        var part = _bytes.Slice(Position, count);
        Position += count;
        return part;
    }

    public void Skip(int count) => Bytes(count);

    /// <summary>What is left.</summary>
    public ReadOnlySpan<byte> Rest() => Bytes(Left);
}
