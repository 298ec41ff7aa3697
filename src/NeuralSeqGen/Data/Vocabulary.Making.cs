namespace NeuralSeqGen;

/// <summary>How a vocabulary comes from texts.</summary>
public sealed partial class Vocabulary
{
    /// <summary>The vocabulary of the code points in the texts.</summary>
    /// <param name="texts">The texts, usually those trained on.</param>
    /// <param name="startEnd">Whether ids for the start and the end of a sequence are set apart.</param>
    public static Vocabulary FromText(IEnumerable<string> texts, bool startEnd = false) => FromText(texts, new VocabularyOptions { StartEnd = startEnd });

    /// <summary>The vocabulary of the code points in the texts.</summary>
    /// <param name="texts">The texts, usually those trained on.</param>
    /// <param name="options">What is done to texts, and how many symbols there may be.</param>
    public static Vocabulary FromText(IEnumerable<string> texts, VocabularyOptions options) => Of(texts, options, words: false);

    /// <summary>The vocabulary of the words in the texts, which are split at white space; a comma or a stop without a blank before it belongs to its word.</summary>
    /// <param name="texts">The texts, usually those trained on.</param>
    /// <param name="options">What is done to texts, and how many words there may be; null for all words as they are.</param>
    public static Vocabulary FromWords(IEnumerable<string> texts, VocabularyOptions? options = null) => Of(texts, options ?? new VocabularyOptions(), words: true);

    /// <summary>The vocabulary of the tokens.</summary>
    /// <param name="tokens">One token per string; repetitions do not matter.</param>
    /// <param name="startEnd">Whether ids for the start and the end of a sequence are set apart.</param>
    /// <exception cref="ArgumentException">A token is null, empty or holds white space.</exception>
    public static Vocabulary FromTokens(IEnumerable<string> tokens, bool startEnd = false) => FromTokens(tokens, new VocabularyOptions { StartEnd = startEnd });

    /// <summary>The vocabulary of the tokens.</summary>
    /// <param name="tokens">One token per string; repetitions matter where <see cref="VocabularyOptions.MaxSymbols"/> keeps the most frequent.</param>
    /// <param name="options">What is done to texts, and how many tokens there may be.</param>
    /// <exception cref="ArgumentException">A token is null, empty or holds white space.</exception>
    public static Vocabulary FromTokens(IEnumerable<string> tokens, VocabularyOptions options)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(options);
        return OfSymbols(tokens.Select((token, i) => Token(token is null ? token : TextForm.Of(token, options.Normalization, options.LowerCase), i)), options, words: true);
    }

    private static Vocabulary Of(IEnumerable<string> texts, VocabularyOptions options, bool words)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        return OfSymbols(texts.SelectMany((text, i) => Symbolize(text ?? throw new ArgumentException($"texts[{i}] is null.", nameof(texts)), options, words)), options, words);
    }

    private static Vocabulary OfSymbols(IEnumerable<string> symbols, VocabularyOptions options, bool words)
    {
        if (options.MaxSymbols is not { } most)
        {
            return new Vocabulary(symbols.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), options, words);
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, "options.MaxSymbols");
        var counts = symbols.CountBy(symbol => symbol, StringComparer.Ordinal);
        return new Vocabulary(counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(most).Select(count => count.Key), options, words);
    }

    // What a text consists of, before any of it is looked up.
    private static IEnumerable<string> Symbolize(string text, VocabularyOptions options, bool words)
    {
        string formed = TextForm.Of(text, options.Normalization, options.LowerCase);
        return words ? formed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : formed.EnumerateRunes().Select(rune => rune.ToString());
    }

    private static string Token(string? token, int index)
    {
        if (string.IsNullOrEmpty(token) || token.Any(char.IsWhiteSpace))
        {
            throw new ArgumentException($"tokens[{index}] is {(token is null ? "null" : $"'{token}'")}: a token has at least one character and no white space.", "tokens");
        }

        return token;
    }
}
