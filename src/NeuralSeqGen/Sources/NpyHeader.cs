using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NeuralSeqGen;

/// <summary>The header of a NumPy array file: type, extents, and where the values begin. Format: numpy.lib.format, versions 1 to 3.</summary>
/// <param name="Type">Such as <c>&lt;f4</c>.</param>
/// <param name="Extents">Extents, samples first.</param>
/// <param name="Start">Offset of the first value.</param>
internal sealed record NpyHeader(string Type, long[] Extents, long Start)
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
        string type = Between(Value(text, "descr"), '\'', '\'') ?? Between(Value(text, "descr"), '"', '"') ?? "";
        string order = Value(text, "fortran_order"), shape = Between(Value(text, "shape"), '(', ')') ?? "?";
        if (type.Length is < 3 or > 4 || !(order.StartsWith("True", StringComparison.Ordinal) || order.StartsWith("False", StringComparison.Ordinal)) || shape == "?")
        {
            throw Refused(path, "its header has no 'descr' of numbers, 'fortran_order' and 'shape'");
        }

        if (order[0] == 'T')
        {
            throw Refused(path, "its values are in Fortran order: save numpy.ascontiguousarray(x)");
        }

        string[] extents = shape.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        long[] numbers = new long[extents.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!long.TryParse(extents[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw Refused(path, $"its shape has the extent '{extents[i]}'");
            }
        }

        return new NpyHeader(type, numbers, start);
    }

    /// <summary>What stands behind a key of the header, which is a Python dictionary; empty where the key is missing.</summary>
    private static string Value(string text, string key)
    {
        int at = text.IndexOf($"'{key}'", StringComparison.Ordinal);
        at = at < 0 ? text.IndexOf($"\"{key}\"", StringComparison.Ordinal) : at;
        return at < 0 ? "" : text[(at + key.Length + 2)..].TrimStart(' ', ':');
    }

    private static string? Between(string text, char open, char close) => text.Length > 0 && text[0] == open && text.IndexOf(close, 1) is > 0 and var end ? text[1..end] : null;
}
