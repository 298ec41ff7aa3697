namespace NeuralSeqGen.Keras.Files;

/// <summary>The links of a group: a tree of symbol tables, or messages of its header. Only hard links are followed. (HDF5 File Format Specification, III.A to III.D, IV.A.2.g.)</summary>
internal static class Hdf5Links
{
    private const int MaxLinks = 65_536, MaxLevel = 32, SoftEntry = 2, HardLink = 0;

    public static Dictionary<string, ulong> Read(Hdf5Bytes file, Hdf5Header header, string path)
    {
        var links = new Dictionary<string, ulong>(StringComparer.Ordinal);
        if (header.First(Hdf5Message.LinkInfo) is { } info)
        {
            var fields = header.Open(info);
            fields.Skip(1);
            fields.Skip((fields.Byte() & 1) != 0 ? 8 : 0);
            file.Expect(fields.Offset() == file.Undefined, $"the links of '{path}' are in a fractal heap (libver='latest'), which is not read; copy the file with h5py's default libver");
        }

        foreach (var message in header.All(Hdf5Message.Link))
        {
            ReadLink(file, header.Open(message), path, links);
        }

        if (header.First(Hdf5Message.SymbolTable) is { } table)
        {
            var fields = header.Open(table);
            ulong tree = fields.Offset();
            ReadTree(file, tree, LocalHeap(file, fields.Offset()), -1, path, links);
        }

        return links;
    }

    private static void ReadLink(Hdf5Bytes file, Hdf5Cursor fields, string path, Dictionary<string, ulong> links)
    {
        int version = fields.Byte(), flags = fields.Byte();
        file.Expect(version == 1, $"a link of '{path}' has the version {version}, not 1");
        int type = (flags & 8) != 0 ? fields.Byte() : HardLink;
        fields.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        ulong length = fields.Number(1 << (flags & 3));
        file.Expect(length <= (ulong)fields.Left, $"a link of '{path}' has a name of {length} bytes");
        string name = file.Text(fields.Bytes((int)length));
        file.Expect(type == HardLink, $"'{name}' in '{path}' is a soft or external link, which is never followed");
        Add(file, name, fields.Offset(), path, links);
    }

    private static ReadOnlyMemory<byte> LocalHeap(Hdf5Bytes file, ulong at)
    {
        var head = file.At(at, (ulong)(8 + 2 * file.LengthSize + file.OffsetSize), "HEAP"u8, "a local heap");
        head.Skip(4);
        ulong length = head.Size();
        head.Size();
        return file.Slice(head.Offset(), length, "a local heap");
    }

    // A child is one level lower, so that no tree leads back to itself.
    private static void ReadTree(Hdf5Bytes file, ulong at, ReadOnlyMemory<byte> names, int level, string path, Dictionary<string, ulong> links)
    {
        int headLength = 8 + 2 * file.OffsetSize;
        var head = file.At(at, (ulong)headLength, "TREE"u8, "a B-tree");
        int type = head.Byte(), found = head.Byte(), count = head.UInt16();
        file.Expect(type == 0 && (level < 0 ? found <= MaxLevel : found == level), $"the B-tree at byte {at} has a node of type {type} and level {found} where another is needed");
        var children = file.At(at + (ulong)headLength, (ulong)(count * (file.LengthSize + file.OffsetSize)), "a B-tree");
        for (int i = 0; i < count; i++)
        {
            children.Size();
            ulong child = children.Offset();
            if (found > 0)
            {
                ReadTree(file, child, names, found - 1, path, links);
            }
            else
            {
                ReadTable(file, child, names.Span, path, links);
            }
        }
    }

    private static void ReadTable(Hdf5Bytes file, ulong at, ReadOnlySpan<byte> names, string path, Dictionary<string, ulong> links)
    {
        int entryLength = 2 * file.OffsetSize + 24;
        var head = file.At(at, 8, "SNOD"u8, "a symbol table");
        head.Skip(2);
        int count = head.UInt16();
        var entries = file.At(at + 8, (ulong)(count * entryLength), "a symbol table");
        for (int i = 0; i < count; i++)
        {
            ulong name = entries.Offset(), target = entries.Offset();
            uint kind = entries.UInt32();
            entries.Skip(20);
            file.Expect(name < (ulong)names.Length, $"a link of '{path}' has its name at byte {name} of a heap of {names.Length}");
            string text = file.Text(Hdf5Text.Cut(names[(int)name..]));
            file.Expect(kind != SoftEntry, $"'{text}' in '{path}' is a soft link, which is never followed");
            Add(file, text, target, path, links);
        }
    }

    private static void Add(Hdf5Bytes file, string name, ulong target, string path, Dictionary<string, ulong> links)
    {
        file.Expect(links.Count < MaxLinks, $"'{path}' has more than {MaxLinks} links");
        file.Expect(links.TryAdd(name, target), $"'{path}' has the link '{name}' twice");
    }
}
