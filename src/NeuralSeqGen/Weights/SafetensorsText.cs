using System.Text;

namespace NeuralSeqGen;

/// <summary>Measures strings of JSON as they stand in the file.</summary>
internal static class SafetensorsText
{
    /// <summary>The number of characters of a string, before anything is copied: an escape such as <c>\n</c> or <c>\u00e9</c> is one.</summary>
    public static int Length(ReadOnlySpan<byte> json)
    {
        int length = Encoding.UTF8.GetCharCount(json);
        for (int at = json.IndexOf((byte)'\\'); at >= 0 && at + 1 < json.Length; at = json.IndexOf((byte)'\\'))
        {
            int size = json[at + 1] == 'u' ? 6 : 2;
            length -= size - 1;
            json = json[Math.Min(at + size, json.Length)..];
        }
        return length;
    }
}
