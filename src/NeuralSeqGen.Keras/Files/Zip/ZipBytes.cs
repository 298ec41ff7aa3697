using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Files;

/// <summary>
/// A zip archive in memory: stored and deflated members, zip64. Members are asked for by name and become bytes, never files, so that no path in it is
/// followed. (PKWARE APPNOTE 6.3.10.)
/// </summary>
internal sealed class ZipBytes
{
    private const int MostPerByte = 1_000, LocalLength = 30, Stored = 0, Deflated = 8;

    private readonly FileBytes _file;
    private readonly Dictionary<string, ZipMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileBytes> _extracted = new(StringComparer.Ordinal);

    public ZipBytes(FileBytes file)
    {
        _file = file;
        foreach (var member in ZipDirectory.Read(file))
        {
            file.Expect(_members.TryAdd(member.Name, member), $"the archive has the member '{member.Name}' twice");
        }

        var packed = _members.Values.Aggregate(Int128.Zero, (sum, member) => sum + member.PackedLength);
        file.Expect(packed <= file.Length, $"the archive's members take {(ulong)Int128.Min(packed, ulong.MaxValue)} bytes together, more than the file, which has {file.Length}: they overlap");
    }

    /// <summary>The names of all members in the order of the directory.</summary>
    public IEnumerable<string> Names => _members.Keys;

    /// <summary>A member's contents, or null where there is none of the name.</summary>
    public FileBytes? Find(string name)
    {
        if (_extracted.TryGetValue(name, out var known) || !_members.TryGetValue(name, out var member))
        {
            return known;
        }

        return _extracted[name] = _file.Member(name, Extract(member));
    }

    private ReadOnlyMemory<byte> Extract(ZipMember member)
    {
        _file.Expect(!member.IsEncrypted, $"the archive's member '{member.Name}' is encrypted");
        _file.Expect(member.Length <= (ulong)_file.Length * MostPerByte && member.Length <= (ulong)Array.MaxLength, $"the archive's member '{member.Name}' declares {member.Length} bytes, more than {MostPerByte} times the file or than fit into memory");
        var packed = Packed(member);
        var bytes = member.Method switch
        {
            Stored when member.Length == member.PackedLength => packed,
            Deflated when member.Length / Inflating.MostPerByte <= member.PackedLength => Inflating.Read(packed, (int)member.Length, hasZlibHeader: false),
            Stored or Deflated => null,
            var method => throw _file.Fault($"the archive's member '{member.Name}' is compressed by method {method}, not stored or deflated"),
        };
        _file.Expect(bytes is { } whole && whole.Length == (int)member.Length, $"the archive's member '{member.Name}' is damaged: {member.PackedLength} bytes do not give {member.Length}");
        _file.Expect(Crc32.Of(bytes!.Value.Span) == member.Crc, $"the archive's member '{member.Name}' fails its checksum: it is damaged; copy or download the file again");
        return bytes.Value;
    }

    private ReadOnlyMemory<byte> Packed(ZipMember member)
    {
        ulong end = (ulong)_file.Length;
        bool hasHeader = member.HeaderAt < end && end - member.HeaderAt >= LocalLength;
        _file.Expect(hasHeader && _file.Bytes.Span[(int)member.HeaderAt..].StartsWith("PK\u0003\u0004"u8), $"the archive's member '{member.Name}' is not at byte {member.HeaderAt}, where the directory has it");
        var header = _file.Bytes.Span.Slice((int)member.HeaderAt, LocalLength);
        ulong start = member.HeaderAt + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        _file.Expect(start <= end && member.PackedLength <= end - start, $"the archive's member '{member.Name}' takes {member.PackedLength} bytes at byte {start}, which is beyond the end of the file");
        return _file.Bytes.Slice((int)start, (int)member.PackedLength);
    }
}
