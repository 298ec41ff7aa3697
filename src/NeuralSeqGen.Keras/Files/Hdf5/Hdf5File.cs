namespace NeuralSeqGen.Keras.Files;

/// <summary>An HDF5 file: its superblock, checked against the bytes there are, and its root group. (HDF5 File Format Specification, II.A.)</summary>
/// <remarks>
/// Read by this library itself and not by PureHDF, which writes files here: lengths in a stranger's file decide how much PureHDF allocates and how deep it
/// recurses before any guard around its stream can say no. This part reads what Keras and h5py write and refuses all else by name.
/// </remarks>
internal static class Hdf5File
{
    private const int FirstUserBlock = 512, LatestVersion = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Where the signature stands: at 0, 512, 1024, 2048, …; -1 if nowhere.</summary>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        for (long at = 0; at + Signature.Length <= bytes.Length; at = at == 0 ? FirstUserBlock : 2 * at)
        {
            if (bytes[(int)at..].StartsWith(Signature))
            {
                return (int)at;
            }
        }

        return -1;
    }

    /// <summary>The root group.</summary>
    public static Hdf5Object Open(FileBytes bytes)
    {
        int start = Find(bytes.Bytes.Span);
        bytes.Expect(start >= 0, $"it does not have HDF5's signature");
        var file = new Hdf5Bytes(bytes, start);
        var block = file.At(0, (ulong)Math.Min(file.Length, 128), "the superblock");
        block.Skip(Signature.Length);
        int version = block.Byte();
        file.Expect(version <= LatestVersion, $"its superblock has the version {version}, which is later than {LatestVersion}");
        return new Hdf5Object(file, version < 2 ? Older(bytes, file, ref block, version) : Newer(bytes, file, ref block), "");
    }

    private static ulong Older(FileBytes bytes, Hdf5Bytes file, ref Hdf5Cursor block, int version)
    {
        block.Skip(4);
        Widths(file, ref block);
        block.Skip(version == 0 ? 9 : 13);
        block.Offset();
        block.Offset();
        CheckEnd(bytes, block.Offset());
        block.Offset();
        block.Offset();
        return block.Offset();
    }

    private static ulong Newer(FileBytes bytes, Hdf5Bytes file, ref Hdf5Cursor block)
    {
        Widths(file, ref block);
        block.Skip(1);
        block.Offset();
        block.Offset();
        CheckEnd(bytes, block.Offset());
        ulong root = block.Offset();
        file.CheckSum(0, block.Address + sizeof(uint), "the superblock");
        return root;
    }

    private static void Widths(Hdf5Bytes file, ref Hdf5Cursor block)
    {
        int offsets = block.Byte(), lengths = block.Byte();
        file.Expect(offsets is 4 or 8 && lengths is 4 or 8, $"its superblock has addresses of {offsets} and lengths of {lengths} bytes, not 4 or 8");
        (file.OffsetSize, file.LengthSize) = (offsets, lengths);
    }

    private static void CheckEnd(FileBytes bytes, ulong end) =>
        bytes.Expect(end <= (ulong)bytes.Length, $"it is cut short: its superblock announces {end} bytes, but it has {bytes.Length}; copy or download it again");
}
