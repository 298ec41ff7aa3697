namespace NeuralSeqGen.Keras.Files;

/// <summary>Extents: none for a single value, null for the space without values. (HDF5 File Format Specification, IV.A.2.b.)</summary>
internal static class Hdf5Space
{
    private const int MaxRank = 32, NullSpace = 2;

    public static IReadOnlyList<int>? Read(Hdf5Bytes file, ref Hdf5Cursor cursor)
    {
        int version = cursor.Byte(), rank = cursor.Byte(), flags = cursor.Byte(), type = cursor.Byte();
        file.Expect(version is 1 or 2, $"the dataspace at byte {cursor.Address} has the version {version}, not 1 or 2");
        file.Expect(rank <= MaxRank, $"the dataspace at byte {cursor.Address} has {rank} axes, more than {MaxRank}");
        cursor.Skip(version == 1 ? 4 : 0);
        int[] extents = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            ulong extent = cursor.Size();
            file.Expect(extent <= int.MaxValue, $"the dataspace before byte {cursor.Address} has the extent {extent}");
            extents[axis] = (int)extent;
        }

        cursor.Skip((flags & 1) != 0 ? rank * file.LengthSize : 0);
        return version == 2 && type == NullSpace ? null : extents;
    }
}
