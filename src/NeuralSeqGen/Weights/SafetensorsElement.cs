namespace NeuralSeqGen;

/// <summary>The element types of the safetensors format and their sizes in bytes; sub-byte types are not read.</summary>
internal static class SafetensorsElement
{
    public const string Single = "F32";
    public const string Int32 = "I32";

    /// <summary>The size in bytes, 0 for an unknown type.</summary>
    public static int SizeOf(string type) => type switch
    {
        "F64" or "I64" or "U64" or "C64" => 8,
        Single or Int32 or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        _ => 0,
    };
}
