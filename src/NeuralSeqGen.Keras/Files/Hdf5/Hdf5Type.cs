namespace NeuralSeqGen.Keras.Files;

/// <summary>A datatype: numbers, or text of fixed or variable length. Others have a name and are not read. (HDF5 File Format Specification, IV.A.2.d.)</summary>
internal sealed record Hdf5Type(Hdf5Kind Kind, int Size, bool IsBigEndian, string Name)
{
    private const int Integer = 0, Float = 1, Text = 3, Variable = 9;

    private static readonly string[] OtherNames = ["", "", "time", "", "bits", "opaque bytes", "a compound type", "references", "an enumeration", "", "an array type"];

    public static Hdf5Type Read(ref Hdf5Cursor cursor)
    {
        int kind = cursor.Byte(), flags = cursor.Byte(), moreFlags = cursor.Byte();
        cursor.Skip(1);
        uint size = cursor.UInt32();
        bool isBig = (flags & 1) != 0;
        return (kind & 15) switch
        {
            Integer when size <= 8 => new Hdf5Type((flags & 8) != 0 ? Hdf5Kind.Integer : Hdf5Kind.Unsigned, (int)size, isBig, $"{((flags & 8) != 0 ? "int" : "uint")}{8 * size}"),
            Float when size <= 8 && IsIeee(ref cursor, (int)size) => new Hdf5Type(Hdf5Kind.Float, (int)size, isBig && (flags & 0x40) == 0, $"float{8 * size}"),
            Float => new Hdf5Type(Hdf5Kind.Other, (int)Math.Min(size, int.MaxValue), false, "a floating-point type other than IEEE's"),
            Text => new Hdf5Type(Hdf5Kind.Text, (int)Math.Min(size, int.MaxValue), false, "text"),
            Variable when (flags & 15) == 1 && moreFlags <= 1 => new Hdf5Type(Hdf5Kind.VariableText, (int)Math.Min(size, int.MaxValue), false, "text"),
            Variable => new Hdf5Type(Hdf5Kind.Other, (int)Math.Min(size, int.MaxValue), false, "lists of variable length"),
            var other => new Hdf5Type(Hdf5Kind.Other, (int)Math.Min(size, int.MaxValue), false, other < OtherNames.Length ? OtherNames[other] : "an unknown type"),
        };
    }

    // Where sign, exponent and mantissa are; bfloat16 has two bytes as well.
    private static bool IsIeee(ref Hdf5Cursor cursor, int size)
    {
        if (size is not (2 or 4 or 8))
        {
            return false;
        }

        int offset = cursor.UInt16(), precision = cursor.UInt16(), exponent = cursor.Byte(), exponentSize = cursor.Byte(), mantissa = cursor.Byte(), mantissaSize = cursor.Byte();
        int expected = size switch { 2 => 10, 4 => 23, _ => 52 };
        return offset == 0 && precision == 8 * size && mantissa == 0 && mantissaSize == expected && exponent == expected && exponentSize == 8 * size - 1 - expected;
    }
}
