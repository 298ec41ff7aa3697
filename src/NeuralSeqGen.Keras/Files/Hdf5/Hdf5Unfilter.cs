using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Undoes the filters of a chunk, the last one first. (HDF5 File Format Specification, III.A.1; H5Zshuffle.c.)</summary>
internal static class Hdf5Unfilter
{
    /// <param name="file">For sentences.</param>
    /// <param name="path">The dataset.</param>
    /// <param name="chunk">Its stored bytes.</param>
    /// <param name="filters">The filters as they were applied.</param>
    /// <param name="skipped">A bit for each filter that was left out for this chunk.</param>
    /// <param name="length">The bytes of a whole chunk.</param>
    /// <param name="size">The bytes of a value.</param>
    public static ReadOnlyMemory<byte> Run(Hdf5Bytes file, string path, ReadOnlyMemory<byte> chunk, IReadOnlyList<Hdf5Filter> filters, uint skipped, int length, int size)
    {
        int most = length + sizeof(uint) * filters.Count;
        for (int i = filters.Count - 1; i >= 0; i--)
        {
            if ((skipped >> i & 1) != 0)
            {
                continue;
            }

            chunk = filters[i].Id switch
            {
                Hdf5Filter.Deflate => Inflating.Read(chunk, most, hasZlibHeader: true) ?? throw file.Fault($"a deflated chunk of '{path}' is damaged or longer than {length} bytes"),
                Hdf5Filter.Shuffle => Unshuffle(chunk.Span, size),
                _ => Checked(file, path, chunk),
            };
        }

        return chunk;
    }

    // All first bytes of the values, then all second ones, …
    private static byte[] Unshuffle(ReadOnlySpan<byte> bytes, int size)
    {
        byte[] values = new byte[bytes.Length];
        int count = bytes.Length / size;
        for (int i = 0; i < count; i++)
        {
            for (int part = 0; part < size; part++)
            {
                values[i * size + part] = bytes[part * count + i];
            }
        }

        bytes[(count * size)..].CopyTo(values.AsSpan(count * size));
        return values;
    }

    private static ReadOnlyMemory<byte> Checked(Hdf5Bytes file, string path, ReadOnlyMemory<byte> chunk)
    {
        file.Expect(chunk.Length >= sizeof(uint), $"a chunk of '{path}' is too short for its checksum");
        var bytes = chunk[..^sizeof(uint)];
        file.Expect(BinaryPrimitives.ReadUInt32LittleEndian(chunk.Span[^sizeof(uint)..]) == Hdf5Checksum.Fletcher32(bytes.Span), $"a chunk of '{path}' fails its checksum");
        return bytes;
    }
}
