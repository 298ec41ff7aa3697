using System.Buffers.Binary;
using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>Datasets in chunks, whose B-tree a test writes. (HDF5 File Format Specification, III.A.1.)</summary>
public sealed class Hdf5ChunksTests
{
    private const int Head = 24, Key = 32, Chunk = 1_024;

    [Fact]
    public void ChunksMayShareTheirBytes() => Assert.All(Read(count: 1_000), value => Assert.Equal(7, value));

    /// <summary>Each of the many takes the work of its bytes anew, which the file is not worth.</summary>
    [Fact]
    public void ButNotWithoutEnd()
    {
        var refusal = Assert.Throws<ModelFileException>(() => Read(count: 60_000));
        Assert.Contains("would not end", refusal.Message, StringComparison.Ordinal);
    }

    // One node, whose chunks are all the bytes behind it.
    private static float[] Read(int count)
    {
        byte[] file = new byte[Head + count * Key + Chunk];
        "TREE"u8.CopyTo(file);
        file[4] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), (ushort)count);
        for (int i = 0; i < count; i++)
        {
            var key = file.AsSpan(Head + i * Key, Key);
            BinaryPrimitives.WriteUInt32LittleEndian(key, Chunk);
            BinaryPrimitives.WriteUInt64LittleEndian(key[8..], (ulong)(i * Chunk));
            BinaryPrimitives.WriteUInt64LittleEndian(key[24..], (ulong)(Head + count * Key));
        }

        file.AsSpan(Head + count * Key).Fill(7);
        return Hdf5Chunks.Read(new Hdf5Bytes(new FileBytes(file, "made.h5"), 0), "made", new Hdf5Layout(0, 0, [Chunk], []), [count * Chunk], new StoredType(false, false, 1, false), count * Chunk);
    }
}
