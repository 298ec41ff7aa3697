namespace NeuralSeqGen.Keras.Files;

/// <summary>A dataset's extents, type and place; its values when they are asked for. (HDF5 File Format Specification, IV.A.2.i.)</summary>
internal static class Hdf5Dataset
{
    private const int Compact = 0, Contiguous = 1, Chunked = 2, Newest = 4;

    public static SavedArray Open(Hdf5Bytes file, Hdf5Header header, string path, string name, string? layerName)
    {
        var (space, type, layout) = (header.First(Hdf5Message.Dataspace), header.First(Hdf5Message.Datatype), header.First(Hdf5Message.Layout));
        file.Expect(space is not null && type is not null && layout is not null, $"'{path}' is no dataset: it lacks extents, type or layout");
        file.Expect(header.First(Hdf5Message.ExternalFiles) is null, $"the values of '{path}' are in another file, which is never followed");
        var fields = header.Open(space!.Value);
        var extents = Hdf5Space.Read(file, ref fields);
        file.Expect(extents is not null, $"'{path}' has no values");
        fields = header.Open(type!.Value);
        var found = Hdf5Type.Read(ref fields);
        return new SavedArray(name, extents!, found.Name, () => Hdf5Values.Read(file, path, found, extents!, Place(file, header, layout!.Value, path, extents!, found))) { LayerName = layerName };
    }

    private static Hdf5Layout Place(Hdf5Bytes file, Hdf5Header header, Hdf5Message layout, string path, IReadOnlyList<int> extents, Hdf5Type type)
    {
        var fields = header.Open(layout);
        int version = fields.Byte();
        file.Expect(version is >= 1 and <= Newest, $"the layout of '{path}' has the version {version}, not 1 to 4");
        return version < 3 ? Older(file, header, ref fields, path, extents, type) : Newer(file, header, ref fields, version, path, extents, type);
    }

    private static Hdf5Layout Newer(Hdf5Bytes file, Hdf5Header header, ref Hdf5Cursor fields, int version, string path, IReadOnlyList<int> extents, Hdf5Type type)
    {
        int kind = fields.Byte();
        switch (kind)
        {
            case Compact:
                int length = fields.UInt16();
                return new Hdf5Layout(fields.Address, (ulong)length);
            case Contiguous:
                return new Hdf5Layout(fields.Offset(), fields.Size());
            case Chunked when version < Newest:
                int rank = fields.Byte() - 1;
                ulong tree = fields.Offset();
                return new Hdf5Layout(tree, 0, Chunk(file, ref fields, rank, path, extents), Filters(file, header, path, type));
            default:
                throw file.Fault($"the values of '{path}' are in chunks that only libver='latest' writes, or in another file; copy the file with h5py's default libver");
        }
    }

    private static Hdf5Layout Older(Hdf5Bytes file, Hdf5Header header, ref Hdf5Cursor fields, string path, IReadOnlyList<int> extents, Hdf5Type type)
    {
        int rank = fields.Byte(), kind = fields.Byte();
        fields.Skip(5);
        ulong address = kind == Compact ? 0 : fields.Offset();
        if (kind == Chunked)
        {
            return new Hdf5Layout(address, 0, Chunk(file, ref fields, rank - 1, path, extents), Filters(file, header, path, type));
        }

        fields.Skip(rank * sizeof(uint));
        if (kind == Compact)
        {
            ulong length = fields.UInt32();
            return new Hdf5Layout(fields.Address, length);
        }

        file.Expect(kind == Contiguous, $"the layout of '{path}' is of the unknown kind {kind}");
        return new Hdf5Layout(address, (ulong)Hdf5Values.ByteLength(extents, type));
    }

    private static int[] Chunk(Hdf5Bytes file, ref Hdf5Cursor fields, int rank, string path, IReadOnlyList<int> extents)
    {
        file.Expect(rank == extents.Count && rank > 0, $"'{path}' has {extents.Count} axes, but chunks of {rank}");
        int[] chunk = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            uint extent = fields.UInt32();
            file.Expect(extent is > 0 and <= int.MaxValue, $"'{path}' has chunks with the extent {extent}");
            chunk[axis] = (int)extent;
        }

        return chunk;
    }

    private static IReadOnlyList<Hdf5Filter> Filters(Hdf5Bytes file, Hdf5Header header, string path, Hdf5Type type) =>
        header.First(Hdf5Message.Filters) is { } message ? Hdf5Filter.Read(file, header.Open(message), path, type) : [];
}
