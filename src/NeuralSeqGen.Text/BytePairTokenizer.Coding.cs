using System.Text;

namespace NeuralSeqGen;

/// <summary>From texts to ids and back.</summary>
public sealed partial class BytePairTokenizer
{
    /// <summary>The ids of one text, as Hugging Face's <c>encode</c> gives them: with those that the file's template puts around it.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It has a byte for which the tokenizer has no token: one that was trained elsewhere, without all bytes.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>(_content.Before);
        foreach (var (part, token) in _raw.Split(text))
        {
            if (token is null)
            {
                EncodeNormalized(_content.Normalize(part), ids);
            }
            else
            {
                ids.Add(token.Id);
            }
        }

        return [.. ids, .. _content.After];
    }

    /// <summary>The ids of texts, padded to one length: (n, steps).</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="padding">The side at which short texts are filled up.</param>
    /// <exception cref="ArgumentException">A text is null or does not fit, nothing is cut off; or one is short and the tokenizer has no id for padding.</exception>
    public int[,] Encode(IReadOnlyList<string> texts, int steps, SequenceSide padding = SequenceSide.Post)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        int[][] ids = EncodeAll(texts);
        int tooLong = Array.FindIndex(ids, row => row.Length > steps);
        return tooLong < 0 ? Pad(ids, steps, padding, SequenceSide.Post)
            : throw new ArgumentException(FormattableString.Invariant($"texts[{tooLong}], '{FaultText.Cut(texts[tooLong])}', takes {ids[tooLong].Length} steps{(EndId >= 0 ? " with its end" : "")}, but there are {steps}."), nameof(texts));
    }

    /// <summary>The same, and texts that are too long lose ids: one that is cut at its end has no <see cref="EndId"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="padding">The side at which short texts are filled up.</param>
    /// <param name="truncating">The side at which long texts lose ids.</param>
    /// <exception cref="ArgumentException">A text is null; or one is short and the tokenizer has no id for padding.</exception>
    public int[,] Encode(IReadOnlyList<string> texts, int steps, SequenceSide padding, SequenceSide truncating) => Pad(EncodeAll(texts), steps, padding, truncating);

    /// <summary>The text of ids: special tokens are left out, <see cref="EndId"/> ends it, bytes that are no UTF-8 become U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string Decode(params ReadOnlySpan<int> ids)
    {
        var bytes = new List<byte>(4 * ids.Length);
        for (int i = 0; i < ids.Length && (EndId < 0 || ids[i] != EndId); i++)
        {
            if (_added.TryGetValue(ids[i], out var added))
            {
                bytes.AddRange(added.IsSpecial ? [] : Encoding.UTF8.GetBytes(added.Content));
            }
            else
            {
                bytes.AddRange(ByteAlphabet.ToBytes(_tokens.GetValueOrDefault(ids[i]) ?? throw new ArgumentOutOfRangeException(nameof(ids), ids[i], FormattableString.Invariant($"ids[{i}] is {ids[i]}, which stands for no token of the {Count}."))));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The texts of ids, (n, steps), each as <see cref="Decode(ReadOnlySpan{int})"/> gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string[] Decode(int[,] ids) => IdRows.Texts(ids, row => Decode(row));

    private void EncodeNormalized(string text, List<int> ids)
    {
        foreach (var (part, token) in _normalized.Split(text))
        {
            if (token is not null)
            {
                ids.Add(token.Id);
                continue;
            }

            foreach (string word in BytePairWords.Split(_content.AddsPrefixSpace && part[0] != ' ' ? " " + part : part))
            {
                CheckBytes(word);
                ids.AddRange(_words.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false));
            }
        }
    }

    private void CheckBytes(string word)
    {
        foreach (byte value in _missing.Count == 0 ? [] : Encoding.UTF8.GetBytes(word))
        {
            if (_missing.Contains(value))
            {
                throw new ArgumentException($"The tokenizer has no token for the byte 0x{value:X2} of '{FaultText.Cut(word)}'. Train it with all bytes: here, or with ByteLevel.alphabet() as the initial alphabet.", "text");
            }
        }
    }

    private int[][] EncodeAll(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select((text, i) => Encode(text ?? throw new ArgumentException(FormattableString.Invariant($"texts[{i}] is null."), nameof(texts))))];
    }

    private int[,] Pad(int[][] ids, int steps, SequenceSide padding, SequenceSide truncating) => PadId >= 0 || ids.All(row => row.Length >= steps) ? Sequences.Pad(ids, steps, padding, truncating, PadId)
        : throw new ArgumentException($"Texts are shorter than {steps} steps, but the tokenizer has no token for padding, such as {PaddingNames[0]}. Encode each text by itself, and fill up with Sequences.Pad and an id of your choice.", "texts");
}
