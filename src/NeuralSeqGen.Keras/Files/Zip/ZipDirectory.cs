using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Keras.Files;

/// <summary>The central directory of a zip archive. (PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16, 4.5.3.)</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22, MaxComment = ushort.MaxValue, LocatorLength = 20, LargeEndLength = 56, EntryLength = 46, MaxMembers = 65_536, Encrypted = 1;

    public static IEnumerable<ZipMember> Read(FileBytes file)
    {
        var (at, count, length) = Place(file, End(file));
        file.Expect(count <= MaxMembers, $"the archive has {count} members, more than {MaxMembers}");
        file.Expect(at <= (ulong)file.Length && length <= (ulong)file.Length - at, $"the archive's directory takes {length} bytes at byte {at}, which is beyond the end of the file");
        return Members(file, file.Bytes.Slice((int)at, (int)length), (int)count);
    }

    private static List<ZipMember> Members(FileBytes file, ReadOnlyMemory<byte> directory, int count)
    {
        var members = new List<ZipMember>();
        for (int i = 0; i < count; i++)
        {
            var entry = directory.Span;
            file.Expect(entry.Length >= EntryLength && entry.StartsWith("PK\u0001\u0002"u8), $"entry {i} of the archive's directory is damaged or missing");
            int nameLength = UInt16(entry, 28), extraLength = UInt16(entry, 30), whole = EntryLength + nameLength + extraLength + UInt16(entry, 32);
            file.Expect(entry.Length >= whole, $"entry {i} of the archive's directory is longer than the directory");
            members.Add(Member(file, entry[..whole], nameLength, extraLength));
            directory = directory[whole..];
        }

        return members;
    }

    private static ZipMember Member(FileBytes file, ReadOnlySpan<byte> entry, int nameLength, int extraLength)
    {
        string name = Encoding.UTF8.GetString(entry.Slice(EntryLength, nameLength));
        ulong packed = UInt32(entry, 20), length = UInt32(entry, 24), at = UInt32(entry, 42);
        var large = Large(entry.Slice(EntryLength + nameLength, extraLength));
        Widen(file, ref length, ref large, name);
        Widen(file, ref packed, ref large, name);
        Widen(file, ref at, ref large, name);
        return new ZipMember(name, UInt16(entry, 10), (UInt16(entry, 8) & Encrypted) != 0, UInt32(entry, 16), packed, length, at);
    }

    // What does not fit into 32 bits stands in the extra field of zip64.
    private static void Widen(FileBytes file, ref ulong number, ref ReadOnlySpan<byte> large, string name)
    {
        if (number == uint.MaxValue)
        {
            file.Expect(large.Length >= sizeof(ulong), $"the archive's member '{name}' lacks its length of 64 bits");
            number = BinaryPrimitives.ReadUInt64LittleEndian(large);
            large = large[sizeof(ulong)..];
        }
    }

    private static ReadOnlySpan<byte> Large(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int id = UInt16(extra, 0), length = Math.Min(UInt16(extra, 2), extra.Length - 4);
            if (id == 1)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static (ulong At, ulong Count, ulong Length) Place(FileBytes file, int end)
    {
        var bytes = file.Bytes.Span;
        if (end < LocatorLength || !bytes[(end - LocatorLength)..].StartsWith("PK\u0006\u0007"u8))
        {
            return (UInt32(bytes, end + 16), UInt16(bytes, end + 10), UInt32(bytes, end + 12));
        }

        ulong at = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(end - LocatorLength + 8)..]);
        file.Expect(at <= (ulong)end && (ulong)end - at >= LargeEndLength && bytes[(int)at..].StartsWith("PK\u0006\u0006"u8), $"the archive's end of zip64 is not at byte {at}");
        var large = bytes[(int)at..];
        return (BinaryPrimitives.ReadUInt64LittleEndian(large[48..]), BinaryPrimitives.ReadUInt64LittleEndian(large[32..]), BinaryPrimitives.ReadUInt64LittleEndian(large[40..]));
    }

    private static int End(FileBytes file)
    {
        var bytes = file.Bytes.Span;
        for (int at = bytes.Length - EndLength; at >= Math.Max(0, bytes.Length - EndLength - MaxComment); at--)
        {
            if (bytes[at..].StartsWith("PK\u0005\u0006"u8) && at + EndLength + UInt16(bytes, at + 20) <= bytes.Length)
            {
                return at;
            }
        }

        throw file.Fault($"it is not a complete zip archive (no end of central directory): it is cut short; copy or download it again");
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
