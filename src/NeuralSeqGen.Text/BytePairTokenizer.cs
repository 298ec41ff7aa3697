using System.Text;
using Microsoft.ML.Tokenizers;

namespace NeuralSeqGen;

/// <summary>
/// Byte-level byte-pair encoding, as of GPT-2: a text in UTF-8 is tokens of one byte and more, so that every text has ids and comes back from them. Read from the
/// <c>tokenizer.json</c> of Hugging Face, or trained. Immutable, so that any number of threads may use it.
/// </summary>
public sealed partial class BytePairTokenizer : IBundlePart<BytePairTokenizer>
{
    private const long MaxFileLength = 100_000_000;

    private static readonly string[] PaddingNames = ["<pad>", "[PAD]", "<|pad|>", "<|padding|>"];

    private readonly string _json;
    private readonly BytePairContent _content;
    private readonly BpeTokenizer _words;
    private readonly AddedTokens _raw, _normalized;
    private readonly Dictionary<int, string> _tokens;
    private readonly Dictionary<int, AddedToken> _added;
    private readonly HashSet<byte> _missing;

    private BytePairTokenizer(string json, BytePairContent content)
    {
        _json = json;
        _content = content;
        _words = BpeTokenizer.Create(new BpeOptions(content.Vocabulary) { Merges = content.Merges.Select(merge => $"{merge.Left} {merge.Right}"), ByteLevel = true });
        _raw = new AddedTokens(content.Added.Where(token => !token.IsNormalized));
        _normalized = new AddedTokens(content.Added.Where(token => token.IsNormalized).Select(token => token with { Content = content.Normalize(token.Content) }).Where(token => token.Content.Length > 0));
        _tokens = content.Vocabulary.ToDictionary(pair => pair.Value, pair => pair.Key);
        _added = content.Added.ToDictionary(token => token.Id);
        _missing = [.. Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => !content.Vocabulary.ContainsKey(ByteAlphabet.Of(value).ToString()))];
        Count = 1 + _tokens.Keys.Concat(_added.Keys).DefaultIfEmpty(-1).Max();
        PadId = PaddingNames.Select(IdOf).FirstOrDefault(id => id >= 0, -1);
        StartId = content.Before.Count > 0 ? content.Before[0] : IdOf(BytePairTrainer.Start);
        EndId = content.After.Count > 0 ? content.After[^1] : -1;
    }

    /// <summary>The number of ids, up to the largest: what an embedding or a softmax over ids needs.</summary>
    public int Count { get; }

    /// <summary>The id of padding, 0 where it was trained here; -1 where the tokenizer has none.</summary>
    public int PadId { get; }

    /// <summary>The id that teacher forcing puts before a sequence; -1 where the tokenizer has none.</summary>
    public int StartId { get; }

    /// <summary>The id that every text ends with; -1 where it ends with its last token.</summary>
    public int EndId { get; }

    /// <summary>Trains a tokenizer: again and again the two tokens that stand side by side most often become one, of equally frequent ones the first in ordinal order.</summary>
    /// <param name="texts">The texts; words are counted in each by itself, and no token reaches over a word's end.</param>
    /// <param name="options">How many ids there may be, and which.</param>
    /// <exception cref="ArgumentException">A text is null, there are too few ids for the bytes, or a special token is empty or there twice.</exception>
    public static BytePairTokenizer Train(IEnumerable<string> texts, BytePairOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var content = BytePairTrainer.Train(texts, options ?? new BytePairOptions());
        return new BytePairTokenizer(TokenizerJsonWriter.Write(content), content);
    }

    /// <summary>Reads a <c>tokenizer.json</c> of Hugging Face: byte-pair encoding with the byte-level pre-tokenizer, added tokens, Unicode forms, templates.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no such file, or has what is not read here; the sentence names it.</exception>
    public static BytePairTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var stream = File.OpenRead(path);
        if (stream.Length > MaxFileLength)
        {
            throw TokenizerFault.Of($"the tokenizer '{path}'", $"has {stream.Length} bytes, more than the {MaxFileLength} that one may have");
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes, $"the tokenizer '{path}'");
    }

    /// <summary>Reads the text of a <c>tokenizer.json</c>.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">It is no such text, or has what is not read here; the sentence names it.</exception>
    public static BytePairTokenizer Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json), "the text of a tokenizer");
    }

    /// <summary>Writes a <c>tokenizer.json</c>, which Hugging Face reads: what was loaded as it was. A file that is there is replaced as a whole.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(_json);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The text of a <c>tokenizer.json</c>.</summary>
    public string ToText() => _json;

    /// <summary>The id of a token, in the characters of the file (Ġ for a blank); -1 where it is none.</summary>
    public int IdOf(string token) => _content.Added.FirstOrDefault(added => added.Content == token)?.Id ?? _content.Vocabulary.GetValueOrDefault(token, -1);

    /// <summary>The token of an id, in the characters of the file; null where the id stands for none.</summary>
    public string? TokenOf(int id) => _added.TryGetValue(id, out var added) ? added.Content : _tokens.GetValueOrDefault(id);

    string IBundlePart.ToBundleText() => _json;

    static BytePairTokenizer IBundlePart<BytePairTokenizer>.FromBundleText(string text) => Parse(text);

    private static BytePairTokenizer Read(byte[] json, string where)
    {
        var content = TokenizerJsonReader.Read(json, where);
        return new BytePairTokenizer(Encoding.UTF8.GetString(json), content);
    }
}
