using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// A vocabulary as text: a line that says what it is, <c>vocabulary words startEnd lowerCase</c>, then a symbol per line in the order of the ids, as
/// <see cref="SymbolText"/> writes it. A text without that line is one token per line. <c>[VocabularyFile]</c> counts both, in the compiler's VocabularyReader.
/// </summary>
internal static class VocabularyText
{
    private const string Kind = "vocabulary ", Words = "words", Characters = "characters";
    private const string StartEnd = "startEnd", LowerCase = "lowerCase", Normalization = "normalization=", Unknown = "unknown=";

    public static string Format(bool words, VocabularyOptions options, IEnumerable<string> symbols)
    {
        var text = new StringBuilder(Kind).Append(words ? Words : Characters);
        text.Append(options.StartEnd ? " " + StartEnd : "").Append(options.LowerCase ? " " + LowerCase : "");
        text.Append(options.Normalization is { } form ? $" {Normalization}{form}" : "").Append(options.UnknownSymbol is { } unknown ? $" {Unknown}{SymbolText.Escape(unknown)}" : "").Append('\n');
        foreach (string symbol in symbols)
        {
            text.Append(SymbolText.Escape(symbol)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a text holds.</summary>
    /// <exception cref="FormatException">It is no vocabulary.</exception>
    public static (bool Words, VocabularyOptions Options, IReadOnlyList<string> Symbols) Parse(string text, string where)
    {
        using var reader = new StringReader(text);
        string? first = reader.ReadLine();
        bool hasHeader = first is not null && first.StartsWith(Kind, StringComparison.Ordinal);
        var (words, options) = hasHeader ? Header(first!, where) : (true, new VocabularyOptions());
        var symbols = new List<string>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = hasHeader ? 2 : 1;
        for (string? line = hasHeader ? reader.ReadLine() : first; line is not null; line = reader.ReadLine(), number++)
        {
            string symbol = Symbol(line, hasHeader, words) ?? throw Fault(where, number, line, words ? "is no token: it is blank, has white space, or a backslash that is not that of \\u{20}" : "is no character: write one per line, white space and backslashes by their number, \\u{20}");
            if (lines.TryAdd(symbol, number))
            {
                symbols.Add(symbol);
            }
            else if (hasHeader)
            {
                throw Fault(where, number, line, FormattableString.Invariant($"is the symbol of line {lines[symbol]} again"));
            }
        }

        return (words, options, hasHeader ? symbols : [.. symbols.Order(StringComparer.Ordinal)]);
    }

    private static string? Symbol(string line, bool hasHeader, bool words)
    {
        string? symbol = line.Any(char.IsWhiteSpace) ? null : hasHeader ? SymbolText.Unescape(line) : line;
        bool isSymbol = !string.IsNullOrEmpty(symbol) && (words ? !symbol.Any(char.IsWhiteSpace) : Rune.TryGetRuneAt(symbol, 0, out var rune) && rune.Utf16SequenceLength == symbol.Length);
        return isSymbol ? symbol : null;
    }

    private static (bool Words, VocabularyOptions Options) Header(string line, string where)
    {
        string[] parts = line[Kind.Length..].Split(' ');
        var options = new VocabularyOptions();
        foreach (string part in parts.Skip(1))
        {
            options = With(options, part) ?? throw Fault(where, 1, line, $"has '{FaultText.Cut(part)}', which this version does not know");
        }

        return parts[0] is Words or Characters ? (parts[0] == Words, options) : throw Fault(where, 1, line, $"says neither '{Kind}{Words}' nor '{Kind}{Characters}'");
    }

    private static VocabularyOptions? With(VocabularyOptions options, string part) => part switch
    {
        StartEnd => options with { StartEnd = true },
        LowerCase => options with { LowerCase = true },
        _ when After(part, Normalization) is { } name => Enum.GetValues<NormalizationForm>().Where(form => form.ToString() == name).Select(form => options with { Normalization = form }).FirstOrDefault(),
        _ when After(part, Unknown) is { } symbol => SymbolText.Unescape(symbol) is { } unknown ? options with { UnknownSymbol = unknown } : null,
        _ => null,
    };

    private static string? After(string part, string name) => part.StartsWith(name, StringComparison.Ordinal) ? part[name.Length..] : null;

    private static FormatException Fault(string where, int number, string line, string what) => new(FormattableString.Invariant($"Line {number} of {where}, '{FaultText.Cut(line)}', {what}."));
}
