namespace NeuralSeqGen;

/// <summary>
/// Makes a vocabulary of bytes and merges (Sennrich et al. 2016, over bytes as in GPT-2): words are counted, then the pair that is most frequent in them becomes a token, until
/// there are enough. Of equally frequent pairs the first in ordinal order of the left token, then of the right one, so that equal texts give equal tokenizers.
/// </summary>
internal static class BytePairTrainer
{
    public const string Padding = "<pad>", Start = "<s>", End = "</s>";

    public static BytePairContent Train(IEnumerable<string> texts, BytePairOptions options)
    {
        var added = Specials(options);
        var content = new BytePairContent
        {
            Vocabulary = new Dictionary<string, int>(),
            Merges = [],
            Added = added,
            Normalizers = options.Normalization is { } form ? [form] : [],
            After = options.StartEnd ? [added.First(token => token.Content == End).Id] : [],
        };
        var vocabulary = ByteAlphabet.Characters.Select(character => character.ToString()).Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => added.Count + pair.i, StringComparer.Ordinal);
        var merges = new List<(string Left, string Right)>();
        var pairs = new PairCounts(Words(texts, content), options.MinCount, [.. added.Select(token => token.Content)]);
        while (added.Count + vocabulary.Count < options.Size && pairs.MergeBest() is { } merge)
        {
            merges.Add(merge);
            vocabulary.TryAdd(merge.Left + merge.Right, added.Count + vocabulary.Count);
        }

        return content with { Vocabulary = vocabulary, Merges = merges };
    }

    // Ids of their own, before those of the bytes.
    private static List<AddedToken> Specials(BytePairOptions options)
    {
        string[] names = [Padding, .. options.StartEnd ? [Start, End] : Array.Empty<string>(), .. options.SpecialTokens];
        if (names.FirstOrDefault(string.IsNullOrWhiteSpace) is not null || names.Contains(null) || names.Distinct(StringComparer.Ordinal).Count() < names.Length || names.Any(name => name.Length == 1))
        {
            throw new ArgumentException($"SpecialTokens are {string.Join(", ", options.SpecialTokens.Select(name => $"'{name}'"))}: each has at least two characters, not all white space, and is there once; {Padding}, and with StartEnd {Start} and {End}, are there already.", nameof(options));
        }

        return options.Size >= names.Length + 256 && options.MinCount > 0 ? [.. names.Select((name, id) => new AddedToken(id, name, IsSpecial: true))]
            : throw new ArgumentException(FormattableString.Invariant($"Size is {options.Size} and MinCount is {options.MinCount}: there are at least {names.Length + 256} ids, for 256 bytes and {names.Length} special tokens, and a pair counts at least once."), nameof(options));
    }

    private static Dictionary<string, long> Words(IEnumerable<string> texts, BytePairContent content)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        int index = 0;
        foreach (string text in texts)
        {
            foreach (string word in BytePairWords.Split(content.Normalize(text ?? throw new ArgumentException(FormattableString.Invariant($"texts[{index}] is null."), nameof(texts)))))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }

            index++;
        }

        return counts;
    }
}
