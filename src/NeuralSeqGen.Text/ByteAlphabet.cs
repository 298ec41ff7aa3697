using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Bytes as characters that can be seen, as GPT-2 writes its tokens: the printable ones of Latin-1 are themselves, the other 68 are U+0100 and on, so that a blank is Ġ.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] ByByte = Make();

    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(value => ByByte[value], value => (byte)value);

    /// <summary>The characters in the order of the ids that GPT-2 gives them.</summary>
    public static IEnumerable<char> Characters => ByByte.Order();

    public static char Of(byte value) => ByByte[value];

    /// <summary>The bytes of a text in UTF-8, as characters.</summary>
    public static string Of(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(Of));

    /// <summary>The bytes of a token; where one of its characters stands for none, those of its own characters.</summary>
    public static byte[] ToBytes(string token) => token.All(Bytes.ContainsKey) ? [.. token.Select(character => Bytes[character])] : Encoding.UTF8.GetBytes(token);

    private static char[] Make()
    {
        char[] characters = new char[256];
        char next = '\u0100';
        for (int value = 0; value < 256; value++)
        {
            characters[value] = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : next++;
        }

        return characters;
    }
}
