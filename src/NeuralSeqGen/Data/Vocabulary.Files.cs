using System.Text;

namespace NeuralSeqGen;

/// <summary>Vocabularies as files and as text.</summary>
public sealed partial class Vocabulary : IBundlePart<Vocabulary>
{
    private const long MaxFileLength = 100_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Writes the vocabulary as a text file that <see cref="Load"/> and <c>[VocabularyFile]</c> read: a line that says what it is, then a symbol per line in the
    /// order of the ids. A file that is there is replaced as a whole.
    /// </summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        byte[] bytes = Utf8.GetBytes(ToText());
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Reads what <see cref="Save"/> wrote, with the same ids; or a file with one token per line, as <see cref="FromTokens(IEnumerable{string}, bool)"/> of its lines.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is something else; the sentence names the line.</exception>
    public static Vocabulary Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = File.OpenRead(path);
        if (stream.Length > MaxFileLength)
        {
            throw new FormatException(FormattableString.Invariant($"The vocabulary '{path}' has {stream.Length} bytes, more than the {MaxFileLength} that one may have."));
        }

        try
        {
            using var reader = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false);
            return Parse(reader.ReadToEnd().TrimStart('\uFEFF'), $"the vocabulary '{path}'");
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException($"The vocabulary '{path}' is not text in UTF-8.", e);
        }
    }

    /// <summary>The vocabulary as text, as <see cref="Save"/> writes it.</summary>
    public string ToText() => VocabularyText.Format(_tokens, _options, _symbols);

    /// <summary>Reads what <see cref="ToText"/> wrote, with the same ids.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is something else; the sentence names the line.</exception>
    public static Vocabulary Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, "the text of a vocabulary");
    }

    string IBundlePart.ToBundleText() => ToText();

    static Vocabulary IBundlePart<Vocabulary>.FromBundleText(string text) => Parse(text);

    private static Vocabulary Parse(string text, string where)
    {
        var (words, options, symbols) = VocabularyText.Parse(text, where);
        return new Vocabulary(symbols, options, words);
    }
}
