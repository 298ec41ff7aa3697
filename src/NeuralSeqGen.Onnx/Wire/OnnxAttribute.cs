namespace NeuralSeqGen.Onnx.Wire;

/// <summary>An attribute of a node: its name and its value in the field of the value's type.</summary>
internal static class OnnxAttribute
{
    private const int FloatKind = 1, IntKind = 2, StringKind = 3, GraphKind = 5, FloatsKind = 6, IntsKind = 7, StringsKind = 8;

    public static ProtoMessage Of(string name, float value) => new ProtoMessage().Add(1, name).Add(2, value).Add(20, FloatKind);

    public static ProtoMessage Of(string name, int value) => new ProtoMessage().Add(1, name).Add(3, (long)value).Add(20, IntKind);

    public static ProtoMessage Of(string name, string value) => new ProtoMessage().Add(1, name).Add(4, value).Add(20, StringKind);

    public static ProtoMessage Of(string name, ProtoMessage graph) => new ProtoMessage().Add(1, name).Add(6, graph).Add(20, GraphKind);

    public static ProtoMessage Of(string name, IEnumerable<float> values) => values.Aggregate(new ProtoMessage().Add(1, name), (attribute, value) => attribute.Add(7, value)).Add(20, FloatsKind);

    public static ProtoMessage Of(string name, IEnumerable<int> values) => values.Aggregate(new ProtoMessage().Add(1, name), (attribute, value) => attribute.Add(8, (long)value)).Add(20, IntsKind);

    public static ProtoMessage Of(string name, IEnumerable<string> values) => values.Aggregate(new ProtoMessage().Add(1, name), (attribute, value) => attribute.Add(9, value)).Add(20, StringsKind);
}
