namespace NeuralSeqGen.Keras.Files;

/// <summary>An attribute of a group or dataset. Keras writes text in three forms; an empty list is one of numbers. (HDF5 File Format Specification, IV.A.2.m.)</summary>
internal sealed record Hdf5Attribute(string Name, Hdf5Type Type, IReadOnlyList<int>? Extents, ulong At, int Length)
{
    private const int MaxTexts = 1 << 20;

    public static Hdf5Attribute Read(Hdf5Bytes file, Hdf5Cursor cursor)
    {
        int version = cursor.Byte(), flags = cursor.Byte(), nameLength = cursor.UInt16(), typeLength = cursor.UInt16(), spaceLength = cursor.UInt16();
        file.Expect(version is >= 1 and <= 3, $"the attribute at byte {cursor.Address} has the version {version}, not 1 to 3");
        file.Expect(version == 1 || flags == 0, $"the attribute at byte {cursor.Address} has a committed datatype, which is not read");
        cursor.Skip(version == 3 ? 1 : 0);
        string name = file.Text(Hdf5Text.Cut(Part(ref cursor, nameLength, version)));
        var type = TypeOf(file, cursor.Address, typeLength);
        Part(ref cursor, typeLength, version);
        var extents = SpaceOf(file, cursor.Address, spaceLength);
        Part(ref cursor, spaceLength, version);
        return new Hdf5Attribute(name, type, extents, cursor.Address, cursor.Left);
    }

    /// <summary>Its value as one text.</summary>
    public string Text(Hdf5Bytes file)
    {
        var texts = Texts(file);
        file.Expect(texts.Count == 1, $"the attribute '{Name}' has {texts.Count} values, not one");
        return texts[0];
    }

    /// <summary>Its value as a list of texts.</summary>
    public IReadOnlyList<string> Texts(Hdf5Bytes file)
    {
        long count = Extents is null ? 0 : Extents.Aggregate(1L, (product, extent) => Math.Min(product * extent, int.MaxValue));
        if (count == 0)
        {
            return [];
        }

        file.Expect(Type.Kind is Hdf5Kind.Text or Hdf5Kind.VariableText, $"the attribute '{Name}' holds {Type.Name}, not text");
        file.Expect(count <= MaxTexts && Type.Size > 0 && count * Type.Size <= Length, $"the attribute '{Name}' has {count} texts of {Type.Size} bytes, but only {Length} bytes");
        var cursor = file.At(At, (ulong)Length, "an attribute");
        string[] texts = new string[count];
        for (int i = 0; i < texts.Length; i++)
        {
            var value = cursor.Bytes(Type.Size);
            texts[i] = Type.Kind == Hdf5Kind.Text ? file.Text(Hdf5Text.Cut(value)) : Hdf5Text.Variable(file, value, Name);
        }

        return texts;
    }

    private static Hdf5Type TypeOf(Hdf5Bytes file, ulong at, int length)
    {
        var cursor = file.At(at, (ulong)length, "a datatype");
        return Hdf5Type.Read(ref cursor);
    }

    private static IReadOnlyList<int>? SpaceOf(Hdf5Bytes file, ulong at, int length)
    {
        var cursor = file.At(at, (ulong)length, "a dataspace");
        return Hdf5Space.Read(file, ref cursor);
    }

    // Version 1 pads each part to a multiple of eight bytes.
    private static ReadOnlySpan<byte> Part(ref Hdf5Cursor cursor, int length, int version)
    {
        var part = cursor.Bytes(length);
        if (version == 1)
        {
            cursor.Skip(Math.Min(cursor.Left, -length & 7));
        }

        return part;
    }
}
