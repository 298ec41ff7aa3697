namespace NeuralSeqGen;

/// <summary>Words as tokens, and how often each pair of tokens stands side by side in them. A pair is counted anew only in the words that have it.</summary>
internal sealed class PairCounts
{
    private readonly List<string>[] _words;
    private readonly long[] _times;
    private readonly Dictionary<(string Left, string Right), long> _counts = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(string Left, string Right), (long Count, string Left, string Right)> _best = new(Comparer<(long Count, string Left, string Right)>.Create(Compare));
    private readonly int _minCount;
    private readonly HashSet<string> _taken;

    /// <param name="words">The words and how often each is there.</param>
    /// <param name="minCount">How often a pair is there at least to become a token.</param>
    /// <param name="taken">What no pair becomes: the text of special tokens.</param>
    public PairCounts(IReadOnlyDictionary<string, long> words, int minCount, IEnumerable<string> taken)
    {
        _minCount = minCount;
        _taken = [.. taken];
        _words = [.. words.Keys.Select(word => ByteAlphabet.Of(word).Select(character => character.ToString()).ToList())];
        _times = [.. words.Values];
        var changed = new HashSet<(string, string)>();
        for (int word = 0; word < _words.Length; word++)
        {
            Count(word, 1, changed);
        }

        Offer(changed);
    }

    /// <summary>Makes one token of the pair that is most frequent; null where none is frequent enough.</summary>
    public (string Left, string Right)? MergeBest()
    {
        while (_best.TryDequeue(out var pair, out var rank))
        {
            // What has changed since it was offered has been offered again.
            if (_counts.GetValueOrDefault(pair) == rank.Count && rank.Count >= _minCount && !_taken.Contains(pair.Left + pair.Right))
            {
                Merge(pair);
                return pair;
            }
        }

        return null;
    }

    private static int Compare((long Count, string Left, string Right) a, (long Count, string Left, string Right) b) =>
        a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Left, b.Left) is not 0 and var left ? left : string.CompareOrdinal(a.Right, b.Right);

    private void Merge((string Left, string Right) pair)
    {
        var changed = new HashSet<(string, string)>();
        foreach (int word in _places[pair].ToArray())
        {
            Count(word, -1, changed);
            _words[word] = Merged(_words[word], pair);
            Count(word, 1, changed);
        }

        Offer(changed);
    }

    private static List<string> Merged(List<string> word, (string Left, string Right) pair)
    {
        var merged = new List<string>(word.Count);
        for (int i = 0; i < word.Count; i++)
        {
            bool isPair = i + 1 < word.Count && word[i] == pair.Left && word[i + 1] == pair.Right;
            merged.Add(isPair ? pair.Left + pair.Right : word[i]);
            i += isPair ? 1 : 0;
        }

        return merged;
    }

    private void Count(int word, int sign, HashSet<(string, string)> changed)
    {
        var tokens = _words[word];
        for (int i = 1; i < tokens.Count; i++)
        {
            var pair = (tokens[i - 1], tokens[i]);
            _counts[pair] = _counts.GetValueOrDefault(pair) + sign * _times[word];
            changed.Add(pair);
            if (sign > 0)
            {
                (_places.TryGetValue(pair, out var places) ? places : _places[pair] = []).Add(word);
            }
            else if (_places.TryGetValue(pair, out var places))
            {
                places.Remove(word);
            }
        }
    }

    private void Offer(HashSet<(string Left, string Right)> changed)
    {
        foreach (var pair in changed)
        {
            long count = _counts[pair];
            if (count >= _minCount)
            {
                _best.Enqueue(pair, (count, pair.Left, pair.Right));
            }
            else if (count == 0)
            {
                _counts.Remove(pair);
                _places.Remove(pair);
            }
        }
    }
}
