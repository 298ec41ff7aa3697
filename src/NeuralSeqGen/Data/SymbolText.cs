using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>Symbols as a line of text each: white space, control characters, halves of surrogate pairs and the backslash by their number, <c>\u{20}</c>; all else as it is.</summary>
internal static class SymbolText
{
    private const string Open = "\\u{";

    public static string Escape(string symbol)
    {
        var text = new StringBuilder(symbol.Length);
        for (int i = 0; i < symbol.Length; i++)
        {
            if (char.IsSurrogatePair(symbol, i))
            {
                text.Append(symbol, i++, 2);
            }
            else if (IsPlain(symbol[i]))
            {
                text.Append(symbol[i]);
            }
            else
            {
                text.Append(Open).Append(((int)symbol[i]).ToString("X", CultureInfo.InvariantCulture)).Append('}');
            }
        }

        return text.ToString();
    }

    /// <summary>The symbol of a line; null where a backslash does not begin a number.</summary>
    public static string? Unescape(string line)
    {
        var symbol = new StringBuilder(line.Length);
        int at = 0;
        for (int next = line.IndexOf('\\', StringComparison.Ordinal); next >= 0; next = line.IndexOf('\\', at))
        {
            symbol.Append(line, at, next - at);
            int digits = next + Open.Length, end = line.IndexOf('}', next);
            if (string.CompareOrdinal(line, next, Open, 0, Open.Length) != 0 || end < 0 || !ushort.TryParse(line.AsSpan(digits, end - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort character))
            {
                return null;
            }

            symbol.Append((char)character);
            at = end + 1;
        }

        return symbol.Append(line, at, line.Length - at).ToString();
    }

    private static bool IsPlain(char character) => character is not ('\\' or '\uFEFF') && !char.IsWhiteSpace(character) && !char.IsControl(character) && !char.IsSurrogate(character);
}
