using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// Symbols and their ids. The symbols of texts are Unicode code points (<see cref="Rune"/>), so that a character outside the basic plane is one;
/// those of tokens are strings, and texts are split at white space. Ids: 0 is padding; with start and end 1 and 2 are these; then comes the
/// unknown symbol; then the symbols in ordinal order, whatever order the texts came in.
/// </summary>
/// <remarks>Immutable, so that any number of threads may use it.</remarks>
public sealed partial class Vocabulary
{
    private const string UnknownCharacter = "\uFFFD", UnknownToken = "<unk>";

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly string[] _symbols;
    private readonly bool _tokens;
    private readonly VocabularyOptions _options;
    private readonly int _first;

    private Vocabulary(IEnumerable<string> symbols, VocabularyOptions options, bool tokens)
    {
        _symbols = [.. symbols];
        _tokens = tokens;
        _options = options;
        (StartId, EndId, UnknownId) = options.StartEnd ? (1, 2, 3) : (-1, -1, 1);
        _first = UnknownId + 1;
        for (int i = 0; i < _symbols.Length; i++)
        {
            _ids.Add(_symbols[i], _first + i);
        }
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

    /// <summary>The symbols in the order of their ids; that of the first is <see cref="UnknownId"/> + 1.</summary>
    public IReadOnlyList<string> Symbols => _symbols;

    /// <summary>The id of a symbol, as it stands in <see cref="Symbols"/>; <see cref="UnknownId"/> where it is none.</summary>
    public int IdOf(string symbol) => _ids.GetValueOrDefault(symbol, UnknownId);

    /// <summary>The ids of one text, as long as it is; with start and end the last one is <see cref="EndId"/>.</summary>
    /// <param name="text">The text.</param>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = Symbolize(text, _options, _tokens).Select(IdOf);
        return [.. EndId > 0 ? ids.Append(EndId) : ids];
    }

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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        int[][] ids = EncodeAll(texts);
        int tooLong = Array.FindIndex(ids, row => row.Length > steps);
        return tooLong < 0 ? Sequences.Pad(ids, steps, padding, value: PadId)
            : throw new ArgumentException(FormattableString.Invariant($"texts[{tooLong}], '{texts[tooLong]}', takes {ids[tooLong].Length} steps{(EndId > 0 ? " with its end" : "")}, but there are {steps}."), nameof(texts));
    }

    /// <summary>The same, and texts that are too long lose ids, as in Keras's <c>pad_sequences</c>: one that is cut at its end has no <see cref="EndId"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="padding">The side at which short texts are filled up.</param>
    /// <param name="truncating">The side at which long texts lose ids.</param>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public int[,] Encode(IReadOnlyList<string> texts, int steps, SequenceSide padding, SequenceSide truncating) => Sequences.Pad(EncodeAll(texts), steps, padding, truncating, PadId);

    /// <summary>The texts of ids, (n, steps), each as <see cref="Decode(ReadOnlySpan{int})"/> gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string[] Decode(int[,] ids) => IdRows.Texts(ids, row => Decode(row));

    /// <summary>The text of ids: padding and start are left out, the end id ends it, unknown symbols become U+FFFD, or <c>&lt;unk&gt;</c> among tokens, which are joined by blanks, or the <see cref="VocabularyOptions.UnknownSymbol"/>.</summary>
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

            text.Append(id == UnknownId ? _options.UnknownSymbol ?? (_tokens ? UnknownToken : UnknownCharacter) : _symbols[id - _first]);
        }
        return text.ToString();
    }

    private int[][] EncodeAll(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select((text, i) => Encode(text ?? throw new ArgumentException(FormattableString.Invariant($"texts[{i}] is null."), nameof(texts))))];
    }
}
