namespace NeuralSeqGen.Keras.Files;

/// <summary>A safetensors file, read by the runtime's own reader.</summary>
internal static class TensorsFile
{
    public static StateDict Read(FileBytes file)
    {
        try
        {
            var tensors = SafetensorsReader.Read(file.Bytes, file.Path);
            return new StateDict([.. tensors.Tensors.Select(tensor => new SavedArray(tensor.Name, tensor.Shape, NameOf(tensor.ElementType), () => Values(file, tensors, tensor)))]);
        }
        catch (WeightFileException e)
        {
            throw new ModelFileException(e.Message, e) { Path = file.Path };
        }
    }

    private static float[] Values(FileBytes file, SafetensorsFile tensors, SafetensorsEntry tensor)
    {
        var type = tensor.ElementType switch
        {
            "F32" or "F64" => new StoredType(true, true, SafetensorsElement.SizeOf(tensor.ElementType), false),
            "I64" or "I32" or "I16" or "I8" => new StoredType(false, true, SafetensorsElement.SizeOf(tensor.ElementType), false),
            "U64" or "U32" or "U16" or "U8" or "BOOL" => new StoredType(false, false, SafetensorsElement.SizeOf(tensor.ElementType), false),
            _ => throw file.Fault($"'{tensor.Name}' holds {tensor.ElementType}, which is not read; save it in float32"),
        };
        return ElementValues.Read(tensors.Bytes(tensor), type, what => file.Fault($"'{tensor.Name}' {what}"));
    }

    private static string NameOf(string element) => element switch
    {
        "F64" => "float64",
        "F32" => "float32",
        "F16" => "float16",
        "BF16" => "bfloat16",
        "BOOL" => "bool",
        ['I' or 'U', .. var bits] => $"{(element[0] == 'I' ? "int" : "uint")}{bits}",
        _ => element,
    };
}
