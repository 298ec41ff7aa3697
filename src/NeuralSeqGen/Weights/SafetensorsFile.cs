using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>
/// A safetensors file in memory: 8 bytes header length, a JSON header, raw little-endian row-major data. What is here has been checked:
/// names are unique, every tensor's bytes agree with its extents and type, and all bytes belong to exactly one tensor.
/// </summary>
internal sealed class SafetensorsFile
{
    private readonly Dictionary<string, SafetensorsEntry> _byName;
    private readonly ReadOnlyMemory<byte> _data;

    internal SafetensorsFile(IReadOnlyList<SafetensorsEntry> tensors, IReadOnlyDictionary<string, string> metadata, ReadOnlyMemory<byte> data, string? path)
    {
        Tensors = tensors;
        Metadata = metadata;
        Path = path;
        _data = data;
        _byName = tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the order of the header.</summary>
    public IReadOnlyList<SafetensorsEntry> Tensors { get; }

    /// <summary>The strings under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where it was read from; null for streams and bytes.</summary>
    public string? Path { get; }

    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Copies an F32 tensor's values.</summary>
    public void CopyTo(SafetensorsEntry tensor, Span<float> destination)
    {
        var bytes = Bytes(tensor, SafetensorsElement.Single, destination.Length);
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(destination));
        }
        else
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
            }
        }
    }

    /// <summary>Copies an I32 tensor's values.</summary>
    public void CopyTo(SafetensorsEntry tensor, Span<int> destination)
    {
        var bytes = Bytes(tensor, SafetensorsElement.Int32, destination.Length);
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        }
    }

    private ReadOnlySpan<byte> Bytes(SafetensorsEntry tensor, string type, int length)
    {
        if (tensor.ElementType != type)
        {
            throw SafetensorsError.Of(Path, $"'{tensor.Name}' holds {tensor.ElementType}, but {type} is needed", tensor.Name);
        }

        if (tensor.Length != length)
        {
            throw SafetensorsError.Of(Path, $"'{tensor.Name}' is {ShapeText.Of(tensor.Shape)}, {tensor.Length} values, but {length} are needed", tensor.Name);
        }

        return _data.Span[(int)tensor.Begin..(int)tensor.End];
    }
}
