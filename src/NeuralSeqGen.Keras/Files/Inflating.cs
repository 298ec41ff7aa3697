using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Deflated bytes, as many as were announced and not one more: what a small file says cannot take more memory than it may. (RFC 1950, RFC 1951.)</summary>
internal static class Inflating
{
    /// <summary>The most bytes that deflate makes of one, rounded up. (zlib, "Maximum Compression Factor": 1032.)</summary>
    public const int MostPerByte = 1_040;

    /// <summary>The bytes, or null where they are damaged or more than <paramref name="most"/>.</summary>
    public static ReadOnlyMemory<byte>? Read(ReadOnlyMemory<byte> packed, int most, bool hasZlibHeader)
    {
        byte[] bytes = new byte[(int)Math.Min(most, (long)packed.Length * MostPerByte)];
        try
        {
            using var source = Source(packed);
            using Stream inflating = hasZlibHeader ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress);
            int length = inflating.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return inflating.ReadByte() < 0 ? bytes.AsMemory(0, length) : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static MemoryStream Source(ReadOnlyMemory<byte> packed) => MemoryMarshal.TryGetArray(packed, out var part)
        ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false) : new MemoryStream(packed.ToArray(), writable: false);
}
