using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>Writes zip archives byte by byte, right ones and such as lie. (PKWARE APPNOTE 6.3.10.)</summary>
internal sealed class ZipFileWriter
{
    private readonly List<byte> _file = [], _directory = [];
    private int _count;

    /// <summary>Whether lengths stand in the extra fields of zip64.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Adds a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="deflate">Whether it is compressed.</param>
    /// <param name="lie">What the directory says instead: bit flags, checksum, length.</param>
    public ZipFileWriter Add(string name, byte[] content, bool deflate = false, (ushort? Flags, uint? Crc, ulong? Length, ushort? Method) lie = default)
    {
        byte[] packed = deflate ? Deflate(content) : content, path = Encoding.UTF8.GetBytes(name);
        ulong at = (ulong)_file.Count;
        Write(_file, 0x04034b50, 4);
        _file.AddRange(new byte[22]);
        Write(_file, (ulong)path.Length, 2);
        Write(_file, 0, 2);
        _file.AddRange(path);
        _file.AddRange(packed);
        Entry(path, lie.Flags ?? 0, lie.Method ?? (deflate ? 8U : 0U), lie.Crc ?? Crc(content), (ulong)packed.Length, lie.Length ?? (ulong)content.Length, at);
        return this;
    }

    /// <summary>The archive.</summary>
    public byte[] ToArray()
    {
        ulong at = (ulong)_file.Count, length = (ulong)_directory.Count;
        _file.AddRange(_directory);
        if (IsLarge)
        {
            ulong end = (ulong)_file.Count;
            Write(_file, 0x06064b50, 4);
            Write(_file, 44, 8);
            _file.AddRange(new byte[12]);
            Array.ForEach([(ulong)_count, (ulong)_count, length, at], number => Write(_file, number, 8));
            Write(_file, 0x07064b50, 4);
            Write(_file, 0, 4);
            Write(_file, end, 8);
            Write(_file, 1, 4);
        }

        Write(_file, 0x06054b50, 4);
        Write(_file, 0, 4);
        Write(_file, IsLarge ? 0xFFFFUL : (ulong)_count, 2);
        Write(_file, IsLarge ? 0xFFFFUL : (ulong)_count, 2);
        Write(_file, IsLarge ? uint.MaxValue : length, 4);
        Write(_file, IsLarge ? uint.MaxValue : at, 4);
        Write(_file, 0, 2);
        return _file.ToArray();
    }

    private void Entry(byte[] path, uint flags, uint method, uint crc, ulong packed, ulong length, ulong at)
    {
        bool isLarge = IsLarge || length > uint.MaxValue;
        _count++;
        Write(_directory, 0x02014b50, 4);
        Write(_directory, 0, 4);
        Write(_directory, flags, 2);
        Write(_directory, method, 2);
        Write(_directory, 0, 4);
        Write(_directory, crc, 4);
        Write(_directory, isLarge ? uint.MaxValue : packed, 4);
        Write(_directory, isLarge ? uint.MaxValue : length, 4);
        Write(_directory, (ulong)path.Length, 2);
        Write(_directory, isLarge ? 28UL : 0, 2);
        _directory.AddRange(new byte[10]);
        Write(_directory, isLarge ? uint.MaxValue : at, 4);
        _directory.AddRange(path);
        if (isLarge)
        {
            Write(_directory, 1, 2);
            Write(_directory, 24, 2);
            Array.ForEach([length, packed, at], number => Write(_directory, number, 8));
        }
    }

    private static void Write(List<byte> file, ulong number, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        file.AddRange(bytes[..width]);
    }

    private static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static uint Crc(byte[] content)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in content)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
