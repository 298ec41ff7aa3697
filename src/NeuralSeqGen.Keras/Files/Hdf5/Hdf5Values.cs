namespace NeuralSeqGen.Keras.Files;

/// <summary>The values of a dataset as float32.</summary>
internal static class Hdf5Values
{
    private const int MostPerByte = 1_000;

    /// <summary>How many bytes all values take; more than any file has where they are too many.</summary>
    public static long ByteLength(IReadOnlyList<int> extents, Hdf5Type type) => extents.Aggregate((long)type.Size, (length, extent) => extent == 0 ? 0 : length > long.MaxValue / extent ? long.MaxValue : length * extent);

    public static float[] Read(Hdf5Bytes file, string path, Hdf5Type type, IReadOnlyList<int> extents, Hdf5Layout layout)
    {
        file.Expect(type.Kind is Hdf5Kind.Float or Hdf5Kind.Integer or Hdf5Kind.Unsigned && type.Size is 1 or 2 or 4 or 8, $"'{path}' holds {type.Name}, not numbers");
        file.Expect(type is not { Kind: Hdf5Kind.Float, Size: 2 }, $"'{path}' holds float16: weights in half precision are not read; save the model in float32");
        long length = ByteLength(extents, type);
        file.Expect(length / MostPerByte <= file.Length, $"'{path}' is declared as {ShapeText.Of([.. extents])}, {length} bytes, more than {MostPerByte} times the file");
        if (length == 0)
        {
            return [];
        }

        file.Expect(length <= Array.MaxLength, $"'{path}' takes {length} bytes, more than fit into memory");
        file.SpendValues(length);

        file.Expect(layout.At != file.Undefined, $"'{path}' is declared as {ShapeText.Of([.. extents])}, but none of its values was written");
        var stored = new StoredType(type.Kind == Hdf5Kind.Float, type.Kind == Hdf5Kind.Integer, type.Size, type.IsBigEndian);
        return layout.Chunk is null ? ElementValues.Read(Contiguous(file, path, layout, length), stored, what => file.Fault($"'{path}' {what}")) : Hdf5Chunks.Read(file, path, layout, extents, stored, length);
    }

    private static ReadOnlySpan<byte> Contiguous(Hdf5Bytes file, string path, Hdf5Layout layout, long length)
    {
        file.Expect(layout.Length == (ulong)length, $"'{path}' takes {length} bytes, but its layout says {layout.Length}");
        return file.Slice(layout.At, layout.Length, path).Span;
    }
}
