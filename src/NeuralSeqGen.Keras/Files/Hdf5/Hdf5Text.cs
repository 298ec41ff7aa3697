using System.Buffers.Binary;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Text: null-terminated or padded in place, or in a global heap. (HDF5 File Format Specification, III.E.)</summary>
internal static class Hdf5Text
{
    /// <summary>The text before the first zero.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    /// <summary>The text that a length, the address of a collection and an index stand for.</summary>
    public static string Variable(Hdf5Bytes file, ReadOnlySpan<byte> reference, string what)
    {
        file.Expect(reference.Length >= 8 + file.OffsetSize, $"the texts of '{what}' take {reference.Length} bytes each");
        var cursor = new Hdf5Cursor(file, reference, 0);
        ulong length = cursor.UInt32(), collection = cursor.Offset();
        uint index = cursor.UInt32();
        if (length == 0)
        {
            return "";
        }

        var text = Find(file, collection, index, what);
        file.Expect(length <= (ulong)text.Length, $"a text of '{what}' has {length} bytes, but {text.Length} in the heap");
        return file.Text(Cut(text[..(int)length]));
    }

    private static ReadOnlySpan<byte> Find(Hdf5Bytes file, ulong at, uint index, string what)
    {
        var head = file.At(at, (ulong)(8 + file.LengthSize), "GCOL"u8, "a global heap");
        head.Skip(4);
        ulong end = head.Size(), next = (ulong)(8 + file.LengthSize);
        var heap = file.Slice(at, end, "a global heap").Span;
        ulong prefix = (ulong)(8 + file.LengthSize);
        while (next + prefix <= end)
        {
            file.Spend(0);
            int found = BinaryPrimitives.ReadUInt16LittleEndian(heap[(int)next..]);
            var cursor = new Hdf5Cursor(file, heap.Slice((int)next + 8, file.LengthSize), (long)next);
            ulong length = cursor.Size();
            if (found == 0)
            {
                break;
            }

            file.Expect(length <= end - next - prefix, $"object {found} of the global heap at byte {at} has {length} bytes, which is beyond its end");
            if ((uint)found == index)
            {
                return heap.Slice((int)(next + prefix), (int)length);
            }

            next += prefix + (length + 7 & ~7UL);
        }

        throw file.Fault($"a text of '{what}' is object {index} of the global heap at byte {at}, which has none of that number");
    }
}
