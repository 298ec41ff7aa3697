using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Checking;

/// <summary>Arrays that <c>numpy.savez</c> wrote: a zip archive of .npy files (numpy/lib/format.py).</summary>
internal static partial class NpzFile
{
    private const long MaxBytes = 1L << 31;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static IReadOnlyDictionary<string, NpyArray> Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.ToDictionary(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName, entry => Array(Bytes(entry), entry.FullName));
        }
        catch (InvalidDataException e)
        {
            throw new ModelFileException($"{Path.GetFileName(path)} is no .npz file of NumPy ({e.Message})", e);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > MaxBytes)
        {
            throw new InvalidDataException($"{entry.FullName} is larger than {MaxBytes} bytes");
        }

        byte[] bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static NpyArray Array(byte[] file, string name)
    {
        if (file.Length < 12 || !file.AsSpan(0, 6).SequenceEqual(Magic))
        {
            throw new InvalidDataException($"{name} is no array");
        }

        int start = file[6] == 1 ? 10 : 12, length = file[6] == 1 ? BitConverter.ToUInt16(file, 8) : BitConverter.ToInt32(file, 8);
        if (length < 0 || start + length > file.Length)
        {
            throw new InvalidDataException($"the header of {name} is longer than it");
        }

        string header = Encoding.Latin1.GetString(file, start, length);
        int[] shape = [.. Number().Matches(ShapeText().Match(header).Groups[1].Value).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal) && shape.Length > 1)
        {
            throw new InvalidDataException($"{name} is in Fortran's order. Save numpy.ascontiguousarray of it");
        }

        double[] values = Values(file.AsSpan(start + length), TypeText().Match(header).Groups[1].Value, name);
        return values.Length == shape.Aggregate(1L, (all, extent) => all * extent) ? new(shape, values) : throw new InvalidDataException($"{name} does not hold as many values as its shape says");
    }

    private static double[] Values(ReadOnlySpan<byte> bytes, string type, string name) => type switch
    {
        "<f4" => [.. MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(v => (double)v)],
        "<f8" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
        "<i4" => [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(v => (double)v)],
        "<i8" => [.. MemoryMarshal.Cast<byte, long>(bytes).ToArray().Select(v => (double)v)],
        _ => throw new InvalidDataException($"{name} is of type '{type}'; float32, float64, int32 and int64 are read"),
    };

    [GeneratedRegex(@"'shape':\s*\(([^)]*)\)")]
    private static partial Regex ShapeText();

    [GeneratedRegex(@"'descr':\s*'([^']*)'")]
    private static partial Regex TypeText();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
