using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>A line of a list of saved models.</summary>
internal sealed record OracleFile(string Name, string Folder, string Format, string Must)
{
    /// <summary>The file itself.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name);

    /// <summary>Its hash.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The file of its inputs, outputs and weights.</summary>
    public string? Io { get; init; }

    /// <summary>The tensors of <see cref="Io"/> by name, as the runtime's reader of safetensors gives them.</summary>
    public IReadOnlyDictionary<string, (int[] Shape, float[] Values)> Tensors()
    {
        using var file = SafetensorsReader.Read(System.IO.Path.Combine(Folder, Io!));
        return file.Tensors.ToDictionary(tensor => tensor.Name, tensor => (tensor.Shape, Values(file, tensor)));
    }

    private static float[] Values(SafetensorsFile file, SafetensorsEntry tensor)
    {
        if (tensor.ElementType == "F32")
        {
            float[] values = new float[tensor.Length];
            file.CopyTo(tensor, values);
            return values;
        }

        return ElementValues.Read(file.Bytes(tensor), new StoredType(tensor.ElementType == "F64", true, SafetensorsElement.SizeOf(tensor.ElementType), false), what => throw new InvalidOperationException(what));
    }
}
