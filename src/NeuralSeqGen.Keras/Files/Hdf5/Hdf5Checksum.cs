using System.Buffers.Binary;
using System.Numerics;

namespace NeuralSeqGen.Keras.Files;

/// <summary>The checksums of HDF5: Jenkins's lookup3 of newer structures, Fletcher's of chunks. (Bob Jenkins, lookup3.c, hashlittle; HDF5's H5checksum.c.)</summary>
internal static class Hdf5Checksum
{
    public static uint Lookup3(ReadOnlySpan<byte> key)
    {
        uint a = 0xdeadbeef + (uint)key.Length, b = a, c = a;
        while (key.Length > 12)
        {
            Add(key, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
            key = key[12..];
        }

        if (key.IsEmpty)
        {
            return c;
        }

        Span<byte> last = stackalloc byte[12];
        last.Clear();
        key.CopyTo(last);
        Add(last, ref a, ref b, ref c);
        return Final(a, b, c);
    }

    /// <summary>Of 16-bit words, the first byte of which is the high one.</summary>
    public static uint Fletcher32(ReadOnlySpan<byte> data)
    {
        uint low = 0U, high = 0U;
        for (int at = 0; at < data.Length; at += 2)
        {
            low += (uint)(data[at] << 8 | (at + 1 < data.Length ? data[at + 1] : 0));
            low = (low & 0xffff) + (low >> 16);
            high += low;
            high = (high & 0xffff) + (high >> 16);
        }

        return high << 16 | low;
    }

    private static void Add(ReadOnlySpan<byte> words, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(words);
        b += BinaryPrimitives.ReadUInt32LittleEndian(words[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(words[8..]);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Step(ref a, ref c, ref b, 4);
        Step(ref b, ref a, ref c, 6);
        Step(ref c, ref b, ref a, 8);
        Step(ref a, ref c, ref b, 16);
        Step(ref b, ref a, ref c, 19);
        Step(ref c, ref b, ref a, 4);
    }

    // a -= c; a ^= rot(c, k); c += b
    private static void Step(ref uint a, ref uint c, ref uint b, int rotation)
    {
        a -= c;
        a ^= BitOperations.RotateLeft(c, rotation);
        c += b;
    }

    private static uint Final(uint a, uint b, uint c)
    {
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}
