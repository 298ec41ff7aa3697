using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A hash that is the same on every machine and in every version.</summary>
internal static class StableHash
{
    /// <summary>The first hexadecimal digits of the text's SHA-256.</summary>
    public static string Hex(string text, int digits)
    {
        using var sha = SHA256.Create();
        var hex = new StringBuilder();
        foreach (byte b in sha.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return hex.ToString(0, digits);
    }
}
