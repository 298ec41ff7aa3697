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
    // deflate makes at most 1,032 bytes of one
    private const long MaxBytes = 1L << 30, MostPerByte = 1_040;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static IReadOnlyDictionary<string, NpyArray> Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var arrays = new Dictionary<string, NpyArray>(StringComparer.Ordinal);
            long left = MaxBytes;
            foreach (var entry in archive.Entries)
            {
                left -= entry.Length;
                Expect(left >= 0, $"its arrays have more than {MaxBytes} bytes together");
                string name = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
                Expect(arrays.TryAdd(name, Array(Bytes(entry), entry.FullName)), $"it has two arrays '{name}'");
            }

            return arrays;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ModelFileException($"{Path.GetFileName(path)} is no .npz file of NumPy ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        // opened first: what it says of its packed length is checked against the file then
        using var stream = entry.Open();
        Expect(entry.Length <= entry.CompressedLength * MostPerByte, $"{entry.FullName} cannot have {entry.Length} bytes in {entry.CompressedLength}");
        byte[] bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static NpyArray Array(byte[] file, string name)
    {
        Expect(file.Length >= 12 && file.AsSpan(0, 6).SequenceEqual(Magic), $"{name} is no array");
        int start = file[6] == 1 ? 10 : 12, length = file[6] == 1 ? BitConverter.ToUInt16(file, 8) : BitConverter.ToInt32(file, 8);
        Expect(length >= 0 && length <= file.Length - start, $"the header of {name} is longer than it");
        string header = Encoding.Latin1.GetString(file, start, length);
        int[] shape = [.. Number().Matches(ShapeText().Match(header).Groups[1].Value).Select(m => Extent(m.Value, name))];
        Expect(shape.Length <= 1 || !header.Contains("'fortran_order': True", StringComparison.Ordinal), $"{name} is in Fortran's order. Save numpy.ascontiguousarray of it");
        double[] values = Values(file.AsSpan(start + length), TypeText().Match(header).Groups[1].Value, name);
        Expect(values.Length == shape.Aggregate((Int128)1, (all, extent) => all > int.MaxValue && extent > 0 ? all : all * extent), $"{name} does not hold as many values as its shape says");
        return new(shape, values);
    }

    private static int Extent(string digits, string name)
    {
        Expect(int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int extent), $"{name} has the extent {digits}");
        return extent;
    }

    private static void Expect(bool holds, FormattableString what)
    {
        if (!holds)
        {
            throw new InvalidDataException(what.ToString(CultureInfo.InvariantCulture));
        }
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
