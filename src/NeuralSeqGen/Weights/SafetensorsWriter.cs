using System.Buffers;
using System.Buffers.Binary;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NeuralSeqGen;

/// <summary>Writes safetensors files: F32 only, tensors in the given order, metadata sorted, data 8-byte aligned. Equal contents give equal bytes.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a file through <see cref="AtomicFile"/>.</summary>
    public static void Write(string path, IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Check(tensors, metadata);
        FileAccessError.Writing(path, () => AtomicFile.Write(path, stream => Write(stream, tensors, metadata)));
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    public static void Write(Stream stream, IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(tensors, metadata);
        byte[] header = Header(tensors, metadata);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            WriteValues(stream, tensor.Values.Span);
        }
    }

    private static byte[] Header(IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                WriteMetadata(json, metadata);
            }

            long at = 0L;
            foreach (var tensor in tensors)
            {
                WriteEntry(json, tensor, ref at);
            }

            json.WriteEndObject();
        }
        int padded = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[padded];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, in SafetensorsTensor tensor, ref long at)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", SafetensorsElement.Single);
        json.WriteStartArray("shape");
        foreach (int extent in tensor.Shape)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(at);
        json.WriteNumberValue(at += 4L * tensor.Values.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void Check(IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        CheckLimits(tensors, metadata ?? ReadOnlyDictionary<string, string>.Empty);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, shape, values) in tensors)
        {
            if (string.IsNullOrEmpty(name) || name == SafetensorsHeader.MetadataKey || !names.Add(name))
            {
                throw new ArgumentException($"A tensor cannot be named '{name}': names are not empty, not '{SafetensorsHeader.MetadataKey}' and not used twice.", nameof(tensors));
            }

            if (shape.Aggregate(1L, (product, extent) => checked(product * extent)) != values.Length || shape.Any(extent => extent < 0))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is {ShapeText.Of(shape)} but has {values.Length} values."), nameof(tensors));
            }
        }
    }

    // What is written must be read back.
    private static void CheckLimits(IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var names = tensors.Select(tensor => tensor.Name ?? "").Concat(metadata.Keys);
        if (names.FirstOrDefault(name => name.Length > SafetensorsLimits.NameLength) is { } longest)
        {
            throw new ArgumentException($"'{FaultText.Cut(longest)}' has more than {SafetensorsLimits.NameLength} characters, the most a name or a key of the metadata may have.", nameof(metadata));
        }

        if (tensors.Count > SafetensorsLimits.Tensors || names.Concat(metadata.Values).Sum(text => (long)text.Length + SafetensorsLimits.TextOverhead) > SafetensorsLimits.TextLength)
        {
            throw new ArgumentException($"A weight file holds at most {SafetensorsLimits.Tensors} tensors, whose names have at most {SafetensorsLimits.TextLength} characters together with the metadata.", nameof(metadata));
        }
    }
}
