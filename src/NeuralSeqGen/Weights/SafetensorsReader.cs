using System.Buffers.Binary;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>Reads safetensors files and trusts nothing in them; every fault is a <see cref="WeightFileException"/>.</summary>
internal static class SafetensorsReader
{
    /// <summary>The longest header, as in the reference implementation.</summary>
    public const int MaxHeaderLength = SafetensorsLimits.HeaderLength;

    private const int PrefixLength = sizeof(ulong);

    /// <summary>Opens a file: its header is read, its tensors when they are asked for. It is open until it is disposed.</summary>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var stream = FileAccessError.Reading(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0));
        bool isOpen = false;
        try
        {
            var file = stream.CanSeek ? Parse(new FileSource(stream, path), path) : Read(stream, path);
            isOpen = stream.CanSeek;
            return file;
        }
        finally
        {
            if (!isOpen)
            {
                stream.Dispose();
            }
        }
    }

    /// <summary>Reads the rest of a stream into memory.</summary>
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
            return Parse(new MemorySource(copy.GetBuffer().AsMemory(0, (int)copy.Length)), path);
        }
        byte[] bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return Parse(new MemorySource(bytes), path);
    }

    public static SafetensorsFile Read(ReadOnlySpan<byte> bytes) => Parse(new MemorySource(bytes.ToArray()), null);

    /// <summary>Reads bytes that stay as they are.</summary>
    public static SafetensorsFile Read(ReadOnlyMemory<byte> bytes, string path) => Parse(new MemorySource(bytes), path);

    private static SafetensorsFile Parse(ByteSource source, string? path)
    {
        int headerLength = HeaderLength(source, path);
        var header = new SafetensorsHeader(path);
        try
        {
            header.Read(source.Slice(PrefixLength, headerLength).Span);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8.
            throw SafetensorsError.Of(path, $"its header is not valid JSON: {e.Message.TrimEnd('.')}", inner: e);
        }
        long dataStart = PrefixLength + headerLength;
        SafetensorsLayout.Check(header.Tensors, source.Length - dataStart, path);
        return new SafetensorsFile(header, source, dataStart, path);
    }

    private static int HeaderLength(ByteSource source, string? path)
    {
        if (source.Length < PrefixLength)
        {
            throw SafetensorsError.Of(path, $"it has {source.Length} bytes, and the length of the header alone takes {PrefixLength}; it is empty, cut off or of another format");
        }

        var start = source.Slice(0, PrefixLength).Span;
        ForeignFormat.Refuse(start, path);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > (ulong)(source.Length - PrefixLength))
        {
            throw SafetensorsError.Of(path, $"it announces a header of {length} bytes, but only {source.Length - PrefixLength} follow; it is cut off or not in the safetensors format");
        }

        if (length > MaxHeaderLength)
        {
            throw SafetensorsError.Of(path, $"it announces a header of {length} bytes, more than the {MaxHeaderLength} the format allows");
        }

        return (int)length;
    }
}
