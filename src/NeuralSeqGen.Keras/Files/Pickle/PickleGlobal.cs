namespace NeuralSeqGen.Keras.Files;

/// <summary>A name that stands for something of Python: only those are let through that this reader itself knows what to do with.</summary>
internal sealed record PickleGlobal(string Name)
{
    public const string OrderedDict = "collections.OrderedDict", Tensor = "torch._utils._rebuild_tensor_v2", Parameter = "torch._utils._rebuild_parameter", Size = "torch.Size";

    /// <summary>The element types of storages, as NumPy calls them.</summary>
    public static IReadOnlyDictionary<string, string> Storages { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["torch.FloatStorage"] = "float32",
        ["torch.DoubleStorage"] = "float64",
        ["torch.HalfStorage"] = "float16",
        ["torch.BFloat16Storage"] = "bfloat16",
        ["torch.LongStorage"] = "int64",
        ["torch.IntStorage"] = "int32",
        ["torch.ShortStorage"] = "int16",
        ["torch.CharStorage"] = "int8",
        ["torch.ByteStorage"] = "uint8",
        ["torch.BoolStorage"] = "bool",
    };

    /// <summary>Whether a name is let through.</summary>
    public static bool IsKnown(string name) => name is OrderedDict or Tensor or Parameter or Size || Storages.ContainsKey(name);
}
