using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Splits a text as GPT-2 does, over code points: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. The expression itself would take a letter
/// outside the basic plane for two symbols, as .NET reads it.
/// </summary>
internal static class BytePairWords
{
    private static readonly string[] Contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space, Letter, Number, Other
    }

    public static IEnumerable<string> Split(string text)
    {
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = End(text, at);
            yield return text[at..end];
        }
    }

    private static int End(string text, int at)
    {
        foreach (string contraction in Contractions)
        {
            if (string.CompareOrdinal(text, at, contraction, 0, contraction.Length) == 0)
            {
                return at + contraction.Length;
            }
        }

        int first = text[at] == ' ' && at + 1 < text.Length ? at + 1 : at;
        var kind = KindAt(text, first, out _);
        return kind == Kind.Space ? SpaceEnd(text, at) : RunEnd(text, first, kind);
    }

    // The last one of several goes to the word behind them.
    private static int SpaceEnd(string text, int at)
    {
        int end = RunEnd(text, at, Kind.Space);
        return end < text.Length && end - at > 1 ? end - 1 : end;
    }

    private static int RunEnd(string text, int at, Kind kind)
    {
        while (at < text.Length && KindAt(text, at, out int length) == kind)
        {
            at += length;
        }

        return at;
    }

    private static Kind KindAt(string text, int at, out int length)
    {
        var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
        length = at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1;
        return Rune.IsWhiteSpace(rune) ? Kind.Space : Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
