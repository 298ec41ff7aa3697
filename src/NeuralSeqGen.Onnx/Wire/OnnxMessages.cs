using System.Runtime.InteropServices;

namespace NeuralSeqGen.Onnx.Wire;

/// <summary>The messages of onnx.proto that are written here, by the numbers of their fields (github.com/onnx/onnx/blob/main/onnx/onnx.proto).</summary>
internal static class OnnxMessages
{
    private const int IrVersion = 8;

    public static ProtoMessage Model(ProtoMessage graph, string version, int opset) => new ProtoMessage()
        .Add(1, IrVersion).Add(2, "NeuralSeqGen").Add(3, version).Add(7, graph).Add(8, new ProtoMessage().Add(1, "").Add(2, opset));

    public static ProtoMessage Graph(string name, IEnumerable<ProtoMessage> nodes, IEnumerable<ProtoMessage> constants, IEnumerable<ProtoMessage> inputs, IEnumerable<ProtoMessage> outputs) =>
        new ProtoMessage().AddAll(1, nodes).Add(2, name).AddAll(5, constants).AddAll(11, inputs).AddAll(12, outputs);

    public static ProtoMessage Node(string op, string name, IEnumerable<string> inputs, IEnumerable<string> outputs, IEnumerable<ProtoMessage> attributes)
    {
        var node = new ProtoMessage();
        foreach (string input in inputs)
        {
            node.Add(1, input);
        }

        foreach (string output in outputs)
        {
            node.Add(2, output);
        }

        return node.Add(3, name).Add(4, op).AddAll(5, attributes);
    }

    public static ProtoMessage Floats(string name, ReadOnlySpan<int> extents, ReadOnlySpan<float> values) => Tensor(name, OnnxType.Float, extents, MemoryMarshal.AsBytes(values));

    public static ProtoMessage Integers(string name, ReadOnlySpan<int> extents, ReadOnlySpan<long> values) => Tensor(name, OnnxType.Int64, extents, MemoryMarshal.AsBytes(values));

    /// <summary>A tensor's type; extents below 0 are of any size, the first of them called the batch where it has a name.</summary>
    public static ProtoMessage Value(string name, OnnxType type, IEnumerable<int> extents, string batch = "")
    {
        var shape = new ProtoMessage().AddAll(1, extents.Select(extent => extent >= 0 ? new ProtoMessage().Add(1, extent) : batch.Length > 0 ? new ProtoMessage().Add(2, batch) : new ProtoMessage()));
        return new ProtoMessage().Add(1, name).Add(2, new ProtoMessage().Add(1, new ProtoMessage().Add(1, (long)type).Add(2, shape)));
    }

    private static ProtoMessage Tensor(string name, OnnxType type, ReadOnlySpan<int> extents, ReadOnlySpan<byte> values)
    {
        var tensor = new ProtoMessage();
        foreach (int extent in extents)
        {
            tensor.Add(1, extent);
        }

        return tensor.Add(2, (long)type).Add(8, name).Add(9, values);
    }
}
