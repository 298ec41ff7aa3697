using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace NeuralSeqGen;

/// <summary>The header of a NumPy array file: type, extents, and where the values begin. Format: numpy.lib.format, versions 1 to 3.</summary>
/// <param name="Type">Such as <c>&lt;f4</c>.</param>
/// <param name="Extents">Extents, samples first.</param>
/// <param name="Start">Offset of the first value.</param>
internal sealed partial record NpyHeader(string Type, long[] Extents, long Start)
{
    // a header holds a type and some numbers
    private const int LongestHeader = 1 << 16;

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not such a file, or of a kind that is not read; one sentence.</exception>
    public static NpyHeader Read(SafeFileHandle file, string path)
    {
        Span<byte> start = stackalloc byte[12];
        int read = RandomAccess.Read(file, start, 0);
        if (read < 10 || start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
        {
            throw Refused(path, "it does not begin with the magic of a NumPy file (.npy)");
        }

        int version = start[6];
        if (version is < 1 or > 3 || (version > 1 && read < 12))
        {
            throw Refused(path, $"its format version {version} is not 1, 2 or 3");
        }

        long length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        int offset = version == 1 ? 10 : 12;
        if (length > LongestHeader || offset + length > RandomAccess.GetLength(file))
        {
            throw Refused(path, FormattableString.Invariant($"its header of {length} bytes does not fit"));
        }

        byte[] text = new byte[length];
        RandomAccess.Read(file, text, offset);
        return Parse(Encoding.UTF8.GetString(text), offset + length, path);
    }

    /// <summary>The exception for a file.</summary>
    public static InvalidDataException Refused(string path, string why) => new($"'{path}' is not read: {why}.");

    private static NpyHeader Parse(string text, long start, string path)
    {
        var type = TypeText().Match(text);
        var order = OrderText().Match(text);
        var shape = ShapeText().Match(text);
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw Refused(path, "its header has no 'descr' of numbers, 'fortran_order' and 'shape'");
        }

        if (order.Groups[1].Value == "True")
        {
            throw Refused(path, "its values are in Fortran order: save numpy.ascontiguousarray(x)");
        }

        string[] extents = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        long[] numbers = new long[extents.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!long.TryParse(extents[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw Refused(path, $"its shape has the extent '{extents[i]}'");
            }
        }

        return new NpyHeader(type.Groups[1].Value, numbers, start);
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([<>|=][a-z][0-9]{1,2})['"]""")]
    private static partial Regex TypeText();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderText();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([0-9L,\s]*)\)""")]
    private static partial Regex ShapeText();
}
