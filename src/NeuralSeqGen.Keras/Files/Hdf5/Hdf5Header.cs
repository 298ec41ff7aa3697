namespace NeuralSeqGen.Keras.Files;

/// <summary>The messages of an object header, versions 1 and 2, with those of its continuations. (HDF5 File Format Specification, IV.A.1.)</summary>
internal sealed class Hdf5Header
{
    private const int PrefixLength = 16, MaxMessages = 65_536, SharedFlag = 2;

    private readonly Hdf5Bytes _file;
    private readonly List<Hdf5Message> _messages = [];
    private readonly Queue<(ulong At, ulong Length)> _blocks = [];
    private readonly ulong _at;

    public Hdf5Header(Hdf5Bytes file, ulong at)
    {
        _file = file;
        _at = at;
        if (file.Slice(at, 4, "an object header").Span.SequenceEqual("OHDR"u8))
        {
            ReadNewer();
        }
        else
        {
            ReadOlder();
        }
    }

    /// <summary>All messages of a type.</summary>
    public IEnumerable<Hdf5Message> All(int type) => _messages.Where(message => message.Type == type);

    /// <summary>The first message of a type, or null.</summary>
    public Hdf5Message? First(int type) => All(type).Select(message => (Hdf5Message?)message).FirstOrDefault();

    /// <summary>The fields of a message.</summary>
    public Hdf5Cursor Open(Hdf5Message message)
    {
        _file.Expect(!message.IsShared, $"the object at byte {_at} has a committed datatype or another shared message, which is not read; save it with the h5py that Keras uses");
        return _file.At(message.At, (ulong)message.Length, "a message");
    }

    private void ReadOlder()
    {
        var prefix = _file.At(_at, PrefixLength, "an object header");
        int version = prefix.Byte();
        _file.Expect(version == 1, $"the object header at byte {_at} has the version {version}, not 1 or 2");
        prefix.Skip(7);
        _blocks.Enqueue((_at + PrefixLength, prefix.UInt32()));
        while (_blocks.TryDequeue(out var block))
        {
            var cursor = _file.At(block.At, block.Length, "an object header");
            while (cursor.Left >= 8)
            {
                int type = cursor.UInt16(), length = cursor.UInt16(), flags = cursor.Byte();
                cursor.Skip(3);
                Add(type, flags, length, ref cursor);
            }
        }
    }

    private void ReadNewer()
    {
        var prefix = _file.At(_at, Math.Min(64, (ulong)_file.Length - _at), "OHDR"u8, "an object header");
        int version = prefix.Byte(), flags = prefix.Byte();
        _file.Expect(version == 2, $"the object header at byte {_at} has the version {version}, not 1 or 2");
        prefix.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        ulong length = prefix.Number(1 << (flags & 3));
        ReadNewer(prefix.Address, length, (flags & 4) != 0);
        _file.CheckSum(_at, prefix.Address - _at + length + sizeof(uint), "the object header");
        while (_blocks.TryDequeue(out var block))
        {
            _file.Expect(block.Length >= 8, $"a continuation of the object header at byte {_at} has {block.Length} bytes");
            _file.CheckSum(block.At, block.Length, "the object header's continuation");
            _file.At(block.At, block.Length, "OCHK"u8, "an object header's continuation");
            ReadNewer(block.At + 4, block.Length - 8, (flags & 4) != 0);
        }
    }

    private void ReadNewer(ulong at, ulong length, bool hasOrder)
    {
        var cursor = _file.At(at, length, "an object header");
        int prefix = hasOrder ? 6 : 4;
        while (cursor.Left >= prefix)
        {
            int type = cursor.Byte(), size = cursor.UInt16(), flags = cursor.Byte();
            cursor.Skip(prefix - 4);
            Add(type, flags, size, ref cursor);
        }
    }

    private void Add(int type, int flags, int length, ref Hdf5Cursor cursor)
    {
        ulong at = cursor.Address;
        cursor.Skip(length);
        _file.Expect(_messages.Count < MaxMessages, $"the object header at byte {_at} has more than {MaxMessages} messages");
        if (type == Hdf5Message.Continuation)
        {
            var fields = _file.At(at, (ulong)length, "a continuation");
            _blocks.Enqueue((fields.Offset(), fields.Size()));
        }
        else if (type != 0)
        {
            _messages.Add(new Hdf5Message(type, at, length, (flags & SharedFlag) != 0));
        }
    }
}
