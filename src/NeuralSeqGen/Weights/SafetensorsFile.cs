using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>
/// A safetensors file: 8 bytes header length, a JSON header, raw little-endian row-major data. What is here has been checked:
/// names are unique, every tensor's bytes agree with its extents and type, and all bytes belong to exactly one tensor.
/// </summary>
internal sealed class SafetensorsFile : IDisposable
{
    private const int PartLength = 1 << 14;

    private readonly SafetensorsHeader _header;
    private readonly ByteSource _source;
    private readonly long _dataStart;

    internal SafetensorsFile(SafetensorsHeader header, ByteSource source, long dataStart, string? path)
    {
        _header = header;
        _source = source;
        _dataStart = dataStart;
        Path = path;
    }

    /// <summary>The tensors in the order of the header.</summary>
    public IReadOnlyList<SafetensorsEntry> Tensors => _header.Tensors;

    /// <summary>The strings under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Where it was read from; null for streams and bytes.</summary>
    public string? Path { get; }

    public SafetensorsEntry? Find(string name) => _header.Find(name);

    /// <summary>Copies an F32 tensor's values.</summary>
    public void CopyTo(SafetensorsEntry tensor, Span<float> destination) => CopyTo(tensor, SafetensorsElement.Single, MemoryMarshal.Cast<float, int>(destination));

    /// <summary>Copies an I32 tensor's values.</summary>
    public void CopyTo(SafetensorsEntry tensor, Span<int> destination) => CopyTo(tensor, SafetensorsElement.Int32, destination);

    /// <summary>A tensor's bytes as stored.</summary>
    public ReadOnlySpan<byte> Bytes(SafetensorsEntry tensor) => _source.Slice(_dataStart + tensor.Begin, (int)(tensor.End - tensor.Begin)).Span;

    /// <summary>The index of the first NaN or infinity of an F32 tensor, -1 if there is none.</summary>
    public int IndexOfNonFinite(SafetensorsEntry tensor)
    {
        float[] part = new float[Math.Min(tensor.Length, PartLength)];
        for (int at = 0; at < tensor.Length; at += part.Length)
        {
            var values = part.AsSpan(0, Math.Min(part.Length, tensor.Length - at));
            CopyPart(tensor, at, MemoryMarshal.Cast<float, int>(values));
            int index = IndexOfNonFinite(values);
            if (index >= 0)
            {
                return at + index;
            }
        }
        return -1;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _source.Dispose();

    private static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private void CopyTo(SafetensorsEntry tensor, string type, Span<int> destination)
    {
        if (tensor.ElementType != type)
        {
            throw SafetensorsError.Of(Path, $"'{tensor.Name}' holds {tensor.ElementType}, but {type} is needed", tensor.Name);
        }

        if (tensor.Length != destination.Length)
        {
            throw SafetensorsError.Of(Path, $"'{tensor.Name}' is {ShapeText.Of(tensor.Shape)}, {tensor.Length} values, but {destination.Length} are needed", tensor.Name);
        }

        CopyPart(tensor, 0, destination);
    }

    // In parts, since the bytes of a long span do not fit into one.
    private void CopyPart(SafetensorsEntry tensor, int from, Span<int> destination)
    {
        long offset = _dataStart + tensor.Begin + (long)sizeof(int) * from;
        while (!destination.IsEmpty)
        {
            var part = destination[..Math.Min(destination.Length, 1 << 28)];
            _source.CopyTo(offset, MemoryMarshal.AsBytes(part));
            if (!BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.ReverseEndianness(part, part);
            }

            offset += (long)sizeof(int) * part.Length;
            destination = destination[part.Length..];
        }
    }
}
