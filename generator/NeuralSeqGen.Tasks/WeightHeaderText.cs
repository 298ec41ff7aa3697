using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace NeuralSeqGen.Tasks;

/// <summary>
/// The text about one safetensors file: <c>resource</c>, and <c>problem</c> or else <c>sha256</c>, <c>data</c> (bytes behind the header) and <c>header</c>,
/// the file's own JSON as it stands there.
/// </summary>
internal static class WeightHeaderText
{
    private const int PrefixLength = 8;

    /// <summary>The longest header, as in the reference implementation of the format.</summary>
    private const long LongestHeader = 100_000_000;

    public static string Of(string path, string resource)
    {
        string start = $"{{\"resource\":{Text(resource)},";
        if (!File.Exists(path))
        {
            return start + "\"problem\":\"there is no such file\"}\n";
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        string? problem = Header(stream, out string header);
        return start + (problem is null ? FormattableString.Invariant($"\"sha256\":\"{Hash(stream)}\",\"data\":{stream.Length - PrefixLength - Encoding.UTF8.GetByteCount(header)},\"header\":{header.Trim()}}}\n") : $"\"problem\":{Text(problem)}}}\n");
    }

    private static string? Header(Stream stream, out string header)
    {
        header = "";
        byte[] prefix = new byte[PrefixLength];
        if (!Fill(stream, prefix))
        {
            return FormattableString.Invariant($"it has {stream.Length} bytes, and the length of the header alone takes {PrefixLength}");
        }

        ulong length = prefix.Reverse().Aggregate(0UL, (sum, b) => (sum << 8) | b);
        if (length > (ulong)Math.Min(stream.Length - PrefixLength, LongestHeader))
        {
            return FormattableString.Invariant($"it announces a header of {length} bytes, but has {stream.Length} in all; it is cut off or not in the safetensors format");
        }

        byte[] bytes = new byte[(int)length];
        try
        {
            header = Fill(stream, bytes) ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes) : "";
        }
        catch (DecoderFallbackException)
        {
            return "its header is not UTF-8";
        }

        return header.StartsWith("{", StringComparison.Ordinal) ? null : "it is not in the safetensors format: its header is no JSON object";
    }

    private static bool Fill(Stream stream, byte[] buffer)
    {
        int count = 0, read;
        while (count < buffer.Length && (read = stream.Read(buffer, count, buffer.Length - count)) > 0)
        {
            count += read;
        }

        return count == buffer.Length;
    }

    private static string Hash(Stream stream)
    {
        stream.Position = 0;
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(stream).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Text(string value) => "\"" + string.Concat(value.Select(c => c is '"' or '\\' or < ' ' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString())) + "\"";
}
