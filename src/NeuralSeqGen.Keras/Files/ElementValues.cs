using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralSeqGen.Keras.Files;

/// <summary>Numbers of files as float32: float64 is rounded, whole numbers are taken where they are exact.</summary>
internal static class ElementValues
{
    /// <summary>All values of a row of bytes.</summary>
    /// <param name="bytes">The values one after the other.</param>
    /// <param name="type">How they are stored; no half precision.</param>
    /// <param name="refuse">The exception for a value that float32 does not hold.</param>
    public static float[] Read(ReadOnlySpan<byte> bytes, StoredType type, Func<string, ModelFileException> refuse)
    {
        float[] values = new float[bytes.Length / type.Size];
        Read(bytes, type, values, refuse);
        return values;
    }

    /// <summary>The same into memory that is there.</summary>
    /// <param name="bytes">As many values as <paramref name="values"/> has room for.</param>
    /// <param name="type">How they are stored; no half precision.</param>
    /// <param name="values">Takes them.</param>
    /// <param name="refuse">The exception for a value that float32 does not hold.</param>
    public static void Read(ReadOnlySpan<byte> bytes, StoredType type, Span<float> values, Func<string, ModelFileException> refuse)
    {
        if (type is { IsFloat: true, Size: sizeof(float), IsBigEndian: false } && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes)[..values.Length].CopyTo(values);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            var digits = bytes.Slice(i * type.Size, type.Size);
            values[i] = type.IsFloat ? Floating(digits, type.IsBigEndian, refuse) : Whole(digits, type, refuse);
        }
    }

    private static float Floating(ReadOnlySpan<byte> digits, bool isBigEndian, Func<string, ModelFileException> refuse)
    {
        if (digits.Length == sizeof(float))
        {
            return isBigEndian ? BinaryPrimitives.ReadSingleBigEndian(digits) : BinaryPrimitives.ReadSingleLittleEndian(digits);
        }

        double value = isBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(digits) : BinaryPrimitives.ReadDoubleLittleEndian(digits);
        return !double.IsFinite(value) || float.IsFinite((float)value) ? (float)value : throw refuse("holds a float64 that is beyond float32");
    }

    private static float Whole(ReadOnlySpan<byte> digits, StoredType type, Func<string, ModelFileException> refuse)
    {
        ulong number = 0UL;
        for (int i = 0; i < digits.Length; i++)
        {
            number = number << 8 | digits[type.IsBigEndian ? i : digits.Length - 1 - i];
        }

        int unused = 64 - 8 * digits.Length;
        long signed = (long)(number << unused) >> unused;
        float value = type.IsSigned ? signed : number;
        return (type.IsSigned ? (Int128)value == signed : (Int128)value == number) ? value : throw refuse("holds a whole number that float32 does not hold");
    }
}
