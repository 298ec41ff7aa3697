using Google.Protobuf;

namespace Peers;

/// <summary>Writes an ONNX model: the few messages of onnx.proto that a small graph needs, by their field numbers.</summary>
internal sealed class OnnxGraph
{
    private const int Float = 1, Int64 = 7, AttributeInt = 2, AttributeString = 3, AttributeInts = 7;

    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _initializers = [];
    private readonly Random _random = new(5);

    public static byte[] Int(string name, long value) => Message(w => { Text(w, 1, name); Number(w, 3, value); Number(w, 20, AttributeInt); });

    public static byte[] Ints(string name, params long[] values) => Message(w =>
    {
        Text(w, 1, name);
        foreach (long value in values)
        {
            Number(w, 8, value);
        }

        Number(w, 20, AttributeInts);
    });

    public static byte[] Text(string name, string value) => Message(w => { Text(w, 1, name); Text(w, 4, value); Number(w, 20, AttributeString); });

    public void Node(string op, string[] inputs, string[] outputs, params byte[][] attributes) => _nodes.Add(Message(w =>
    {
        Array.ForEach(inputs, name => Text(w, 1, name));
        Array.ForEach(outputs, name => Text(w, 2, name));
        Text(w, 4, op);
        Array.ForEach(attributes, attribute => Bytes(w, 5, attribute));
    }));

    /// <summary>A tensor of small random numbers.</summary>
    public void Weight(string name, params int[] shape)
    {
        var values = new float[shape.Aggregate(1, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((_random.NextDouble() * 0.4) - 0.2);
        }

        Tensor(name, Float, [.. shape.Select(e => (long)e)], System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    public void Shape(string name, params long[] extents) => Tensor(name, Int64, [extents.Length], System.Runtime.InteropServices.MemoryMarshal.AsBytes(extents.AsSpan()).ToArray());

    /// <summary>The model's bytes; the first axis of inputs and outputs is the batch.</summary>
    public byte[] Model((string Name, int[] Sample)[] inputs, (string Name, int[] Sample)[] outputs)
    {
        byte[] graph = Message(w =>
        {
            _nodes.ForEach(node => Bytes(w, 1, node));
            Text(w, 2, "work");
            _initializers.ForEach(tensor => Bytes(w, 5, tensor));
            Array.ForEach(inputs, input => Bytes(w, 11, Value(input.Name, input.Sample)));
            Array.ForEach(outputs, output => Bytes(w, 12, Value(output.Name, output.Sample)));
        });
        return Message(w => { Number(w, 1, 8); Bytes(w, 7, graph); Bytes(w, 8, Message(opset => Number(opset, 2, 14))); });
    }

    private void Tensor(string name, int type, long[] shape, byte[] raw) => _initializers.Add(Message(w =>
    {
        Array.ForEach(shape, extent => Number(w, 1, extent));
        Number(w, 2, type);
        Text(w, 8, name);
        Bytes(w, 9, raw);
    }));

    private static byte[] Value(string name, int[] sample) => Message(w =>
    {
        Text(w, 1, name);
        Bytes(w, 2, Message(type => Bytes(type, 1, Message(tensor => { Number(tensor, 1, Float); Bytes(tensor, 2, Message(shape => Dimensions(shape, sample))); }))));
    });

    private static void Dimensions(CodedOutputStream shape, int[] sample)
    {
        Bytes(shape, 1, Message(batch => Text(batch, 2, "n")));
        Array.ForEach(sample, extent => Bytes(shape, 1, Message(dimension => Number(dimension, 1, extent))));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var writer = new CodedOutputStream(memory, leaveOpen: true))
        {
            write(writer);
        }

        return memory.ToArray();
    }

    private static void Number(CodedOutputStream w, int field, long value)
    {
        w.WriteTag(field, WireFormat.WireType.Varint);
        w.WriteInt64(value);
    }

    private static void Text(CodedOutputStream w, int field, string value)
    {
        w.WriteTag(field, WireFormat.WireType.LengthDelimited);
        w.WriteString(value);
    }

    private static void Bytes(CodedOutputStream w, int field, byte[] value)
    {
        w.WriteTag(field, WireFormat.WireType.LengthDelimited);
        w.WriteBytes(ByteString.CopyFrom(value));
    }
}
