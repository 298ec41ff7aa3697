using System.Buffers.Binary;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>Reads safetensors files and trusts nothing in them; every fault is a <see cref="WeightFileException"/>.</summary>
internal static class SafetensorsReader
{
    /// <summary>The longest header, as in the reference implementation.</summary>
    public const int MaxHeaderLength = 100_000_000;

    private const int PrefixLength = sizeof(ulong);

    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, path);
    }

    public static SafetensorsFile Read(Stream stream, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek && stream.Length - stream.Position > Array.MaxLength)
        {
            throw SafetensorsError.Of(path, $"it has {stream.Length - stream.Position} bytes, more than fit into one array");
        }

        if (!stream.CanSeek)
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            return Parse(copy.GetBuffer().AsMemory(0, (int)copy.Length), path);
        }
        byte[] bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return Parse(bytes, path);
    }

    public static SafetensorsFile Read(ReadOnlySpan<byte> bytes) => Parse(bytes.ToArray(), null);

    private static SafetensorsFile Parse(ReadOnlyMemory<byte> file, string? path)
    {
        int headerLength = HeaderLength(file.Span, path);
        var data = file[(PrefixLength + headerLength)..];
        var header = new SafetensorsHeader(path);
        try
        {
            header.Read(file.Span.Slice(PrefixLength, headerLength));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8.
            throw SafetensorsError.Of(path, $"its header is not valid JSON: {e.Message.TrimEnd('.')}", inner: e);
        }
        SafetensorsLayout.Check(header.Tensors, data.Length, path);
        return new SafetensorsFile(header.Tensors, header.Metadata, data, path);
    }

    private static int HeaderLength(ReadOnlySpan<byte> file, string? path)
    {
        if (file.Length < PrefixLength)
        {
            throw SafetensorsError.Of(path, $"it has {file.Length} bytes, and the length of the header alone takes {PrefixLength}; it is empty, cut off or of another format");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - PrefixLength))
        {
            throw SafetensorsError.Of(path, $"it announces a header of {length} bytes, but only {file.Length - PrefixLength} follow; it is cut off or not in the safetensors format");
        }

        if (length > MaxHeaderLength)
        {
            throw SafetensorsError.Of(path, $"it announces a header of {length} bytes, more than the {MaxHeaderLength} the format allows");
        }

        return (int)length;
    }
}
