using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>Numbers of a NumPy file as floats or ints; those that are neither are converted. A double loses digits, and beyond the range of float it is infinite, as numpy.float32 has it.</summary>
internal static class NpyValues
{
    /// <summary>Bytes of a number of a type; 0 for types that are not read.</summary>
    public static int SizeOf(string type) => type switch
    {
        "|b1" or "|u1" or "|i1" => 1,
        "<f2" or "<i2" or "<u2" => 2,
        "<f4" or "<i4" or "<u4" => 4,
        "<f8" or "<i8" or "<u8" => 8,
        _ => 0,
    };

    /// <summary>Floats.</summary>
    public static void ToSingle(string type, ReadOnlySpan<byte> bytes, Span<float> to)
    {
        if (type == "<f4" && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(to);
            return;
        }

        int size = SizeOf(type);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = (float)(type[1] == 'f' ? Real(bytes.Slice(i * size, size)) : (double)Whole(type, bytes.Slice(i * size, size)));
        }
    }

    /// <summary>Whole numbers; false at one that an int does not hold.</summary>
    public static bool TryToInt32(string type, ReadOnlySpan<byte> bytes, Span<int> to, out Int128 bad)
    {
        bad = 0;
        if (type == "<i4" && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, int>(bytes).CopyTo(to);
            return true;
        }

        int size = SizeOf(type);
        for (int i = 0; i < to.Length; i++)
        {
            bad = Whole(type, bytes.Slice(i * size, size));
            if (bad < int.MinValue || bad > int.MaxValue)
            {
                return false;
            }

            to[i] = (int)bad;
        }

        return true;
    }

    private static double Real(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        2 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        4 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private static Int128 Whole(string type, ReadOnlySpan<byte> bytes) => type[1..] switch
    {
        "i1" => (sbyte)bytes[0],
        "i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "u2" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "i4" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "u4" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "u8" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => bytes[0],
    };
}
