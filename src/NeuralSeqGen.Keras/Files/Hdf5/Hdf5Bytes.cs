using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuralSeqGen.Keras.Files;

/// <summary>
/// The bytes of an HDF5 file from its signature on, with the widths that its superblock names. Everything read is counted: links that lead back and nodes
/// that many others point to end in a refusal, never in a loop or in more memory than the file is worth. (HDF5 File Format Specification 3.0.)
/// </summary>
internal sealed class Hdf5Bytes(FileBytes file, int start)
{
    private const int Slack = 8 << 20, WorkPerByte = 16, ValuesPerByte = 1_000, StepCost = 16;

    private readonly ReadOnlyMemory<byte> _bytes = file.Bytes[start..];
    private long _workLeft = (long)WorkPerByte * file.Length + Slack;
    private long _textLeft = file.Length / 2 + Slack;
    private long _valuesLeft = (long)ValuesPerByte * file.Length;

    /// <summary>How many bytes an address takes.</summary>
    public int OffsetSize { get; set; } = sizeof(ulong);

    /// <summary>How many bytes a length takes.</summary>
    public int LengthSize { get; set; } = sizeof(ulong);

    /// <summary>The address that stands for none.</summary>
    public ulong Undefined => OffsetSize == sizeof(ulong) ? ulong.MaxValue : uint.MaxValue;

    /// <summary>The number of bytes from the signature on.</summary>
    public int Length => _bytes.Length;

    /// <summary>How many bytes stand before the signature.</summary>
    public int Start => start;

    /// <summary>Bytes at an address.</summary>
    public ReadOnlyMemory<byte> Slice(ulong at, ulong length, string what)
    {
        file.Expect(at <= (ulong)Length && length <= (ulong)Length - at, $"{what} at byte {at} has {length} bytes, which is beyond the end of the file ({Length}); it is damaged or cut short");
        Spend(0);
        return _bytes.Slice((int)at, (int)length);
    }

    /// <summary>Reads what is at an address from its beginning.</summary>
    public Hdf5Cursor At(ulong at, ulong length, string what)
    {
        var slice = Slice(at, length, what);
        Spend(slice.Length);
        return new Hdf5Cursor(this, slice.Span, (long)at);
    }

    /// <summary>Reads what begins with a signature of four letters, which is checked.</summary>
    public Hdf5Cursor At(ulong at, ulong length, ReadOnlySpan<byte> signature, string what)
    {
        var cursor = At(at, length, what);
        Expect(cursor.Bytes(signature.Length).SequenceEqual(signature), $"{what} at byte {at} does not begin with {Encoding.ASCII.GetString(signature)}");
        return cursor;
    }

    /// <summary>Text that is kept; UTF-8 whatever flag it has.</summary>
    public string Text(ReadOnlySpan<byte> text)
    {
        _textLeft -= text.Length + StepCost;
        Expect(_textLeft >= 0, $"its names and attributes refer to more text than it holds");
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Counts work.</summary>
    public void Spend(long amount)
    {
        _workLeft -= amount + StepCost;
        Expect(_workLeft >= 0, $"its structures point to each other so that reading them would not end");
    }

    /// <summary>Counts bytes of values: thousands of names may lead to one array.</summary>
    public void SpendValues(long bytes)
    {
        _valuesLeft -= bytes;
        Expect(_valuesLeft >= 0, $"its arrays take more than {ValuesPerByte} times the file together");
    }

    /// <summary>Throws unless something holds.</summary>
    public void Expect(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] FaultText what) => file.Expect(holds, what);

    /// <summary>The exception for what cannot be read.</summary>
    public ModelFileException Fault(FaultText what, Exception? inner = null) => file.Fault(what, inner);

    /// <summary>Throws unless the last four bytes are the checksum of those before.</summary>
    public void CheckSum(ulong at, ulong length, string what)
    {
        var bytes = At(at, length, what).Rest();
        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]);
        Expect(stored == Hdf5Checksum.Lookup3(bytes[..^sizeof(uint)]), $"{what} at byte {at} fails its checksum");
    }
}
