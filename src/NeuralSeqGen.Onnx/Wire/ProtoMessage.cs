using System.Buffers;
using System.Text;

namespace NeuralSeqGen.Onnx.Wire;

/// <summary>One message in protobuf's wire format, written field by field: all that an ONNX file is made of (protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, Delimited = 2, Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ProtoMessage Add(int field, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
        return this;
    }

    public ProtoMessage Add(int field, float value)
    {
        Tag(field, Fixed32);
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtoMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public ProtoMessage Add(int field, ProtoMessage message) => Add(field, message.Bytes);

    public ProtoMessage Add(int field, ReadOnlySpan<byte> bytes)
    {
        Tag(field, Delimited);
        Number((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>The same field once for each message.</summary>
    public ProtoMessage AddAll(int field, IEnumerable<ProtoMessage> messages)
    {
        foreach (var message in messages)
        {
            Add(field, message);
        }

        return this;
    }

    private void Tag(int field, int type) => Number((ulong)((field << 3) | type));

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }

        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
