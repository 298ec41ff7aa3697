namespace NeuralSeqGen.Keras.Files;

/// <summary>What a chunk went through: deflate, shuffle, Fletcher's checksum; all others are refused by name. (HDF5 File Format Specification, IV.A.2.l.)</summary>
internal readonly record struct Hdf5Filter(int Id)
{
    public const int Deflate = 1, Shuffle = 2, Fletcher = 3;

    private const int MaxFilters = 32, FirstNamed = 256;

    /// <summary>The filters in the order in which they were applied when the file was written.</summary>
    public static IReadOnlyList<Hdf5Filter> Read(Hdf5Bytes file, Hdf5Cursor fields, string path, Hdf5Type type)
    {
        int version = fields.Byte(), count = fields.Byte();
        file.Expect(version is 1 or 2 && count <= MaxFilters, $"the filters of '{path}' have the version {version} and are {count}");
        fields.Skip(version == 1 ? 6 : 0);
        var filters = new List<Hdf5Filter>();
        for (int i = 0; i < count; i++)
        {
            int id = fields.UInt16(), nameLength = version == 1 || id >= FirstNamed ? fields.UInt16() : 0;
            fields.Skip(2);
            int values = fields.UInt16();
            fields.Skip(version == 1 ? nameLength + 7 & ~7 : nameLength);
            fields.Skip(values * sizeof(uint) + (version == 1 && values % 2 != 0 ? sizeof(uint) : 0));
            file.Expect(id is Deflate or Shuffle or Fletcher, $"'{path}' ({type.Name}) went through the filter {NameOf(id)}, which is not read; copy the file with h5py without compression");
            filters.Add(new Hdf5Filter(id));
        }

        return filters;
    }

    private static string NameOf(int id) => id switch
    {
        4 => "szip",
        5 => "nbit",
        6 => "scaleoffset",
        32000 => "lzf",
        32001 => "blosc",
        32004 => "lz4",
        32008 => "bitshuffle",
        32015 => "zstd",
        _ => $"number {id.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
    };
}
