using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Symbols and their ids. The symbols of texts are Unicode code points (<see cref="Rune"/>), so that a character outside the basic plane is one;
/// those of tokens are strings, and texts are split at white space. Ids: 0 is padding; with start and end 1 and 2 are these; then comes the
/// unknown symbol; then the symbols in ordinal order, whatever order the texts came in.
/// </summary>
public sealed class Vocabulary
{
    private const string UnknownCharacter = "\uFFFD", UnknownToken = "<unk>";

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly string[] _symbols;
    private readonly bool _tokens;
    private readonly int _first;

    private Vocabulary(IEnumerable<string> symbols, bool startEnd, bool tokens)
    {
        _symbols = [.. symbols.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _tokens = tokens;
        (StartId, EndId, UnknownId) = startEnd ? (1, 2, 3) : (-1, -1, 1);
        _first = UnknownId + 1;
        for (int i = 0; i < _symbols.Length; i++)
        {
            _ids.Add(_symbols[i], _first + i);
        }
    }

    /// <summary>The vocabulary of the code points in the texts.</summary>
    /// <param name="texts">The texts, usually those trained on.</param>
    /// <param name="startEnd">Whether ids for the start and the end of a sequence are set apart.</param>
    public static Vocabulary FromText(IEnumerable<string> texts, bool startEnd = false)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new Vocabulary(texts.SelectMany((text, i) => Runes(text ?? throw new ArgumentException($"texts[{i}] is null.", nameof(texts)))), startEnd, tokens: false);
    }

    /// <summary>The vocabulary of the tokens.</summary>
    /// <param name="tokens">One token per string; repetitions do not matter.</param>
    /// <param name="startEnd">Whether ids for the start and the end of a sequence are set apart.</param>
    /// <exception cref="ArgumentException">A token is null, empty or holds white space.</exception>
    public static Vocabulary FromTokens(IEnumerable<string> tokens, bool startEnd = false)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new Vocabulary(tokens.Select(Token), startEnd, tokens: true);
    }

    /// <summary>The number of ids, those that stand for no symbol included: what an embedding or a softmax over ids needs.</summary>
    public int Count => _first + _symbols.Length;

    /// <summary>The id of padding: 0.</summary>
    public int PadId => 0;

    /// <summary>The id that teacher forcing puts before a sequence: 1, or -1 without start and end.</summary>
    public int StartId { get; }

    /// <summary>The id after a sequence's last symbol: 2, or -1 without start and end.</summary>
    public int EndId { get; }

    /// <summary>The id of symbols that are not in the vocabulary.</summary>
    public int UnknownId { get; }

    /// <summary>
    /// The ids of texts, padded to one length: (n, steps). With start and end every text ends with <see cref="EndId"/>; the start id is put
    /// before it by <see cref="Sequences.ShiftRight"/>.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="padding">The side at which short texts are filled up.</param>
    /// <exception cref="ArgumentException">A text is null or does not fit; nothing is cut off.</exception>
    public int[,] Encode(IReadOnlyList<string> texts, int steps, SequenceSide padding = SequenceSide.Post)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        int[][] ids = new int[texts.Count][];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Encode(texts[i] ?? throw new ArgumentException($"texts[{i}] is null.", nameof(texts)));
            if (ids[i].Length > steps)
            {
                throw new ArgumentException($"texts[{i}], '{texts[i]}', takes {ids[i].Length} steps{(EndId > 0 ? " with its end" : "")}, but there are {steps}.", nameof(texts));
            }
        }
        return Sequences.Pad(ids, steps, padding, value: PadId);
    }

    /// <summary>The text of ids: padding and start are left out, the end id ends it, unknown symbols become U+FFFD, or <c>&lt;unk&gt;</c> among tokens, which are joined by blanks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder(ids.Length);
        for (int i = 0; i < ids.Length; i++)
        {
            int id = ids[i];
            if ((uint)id >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(ids), id, FormattableString.Invariant($"ids[{i}] is {id}, but the vocabulary has the ids 0 to {Count - 1}."));
            }

            if (id == EndId)
            {
                break;
            }

            if (id == PadId || id == StartId)
            {
                continue;
            }

            if (_tokens && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(id == UnknownId ? _tokens ? UnknownToken : UnknownCharacter : _symbols[id - _first]);
        }
        return text.ToString();
    }

    private int[] Encode(string text)
    {
        var symbols = _tokens ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : Runes(text);
        var ids = symbols.Select(symbol => _ids.GetValueOrDefault(symbol, UnknownId));
        return [.. EndId > 0 ? ids.Append(EndId) : ids];
    }

    private static IEnumerable<string> Runes(string text) => text.EnumerateRunes().Select(rune => rune.ToString());

    private static string Token(string token, int index)
    {
        if (string.IsNullOrEmpty(token) || token.Any(char.IsWhiteSpace))
        {
            throw new ArgumentException($"tokens[{index}] is {(token is null ? "null" : $"'{token}'")}: a token has at least one character and no white space.", "tokens");
        }

        return token;
    }
}
