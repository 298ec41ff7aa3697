namespace NeuralSeqGen;

/// <summary>
/// The words that a beam search may write. With a separator a hypothesis is words with one separator between two of them, without one it is a single word;
/// no word at all is allowed, too. Immutable, so that any number of decoders may use it.
/// </summary>
public sealed class CtcWordList
{
    /// <summary>Makes a list of words as classes of the output.</summary>
    /// <param name="words">The words, each of at least one class, from 1; none may hold the separator.</param>
    /// <param name="scores">What each word adds to the score of a hypothesis, such as the logarithm of its frequency times a weight; null for 0.</param>
    /// <param name="separator">The class between two words; null where a hypothesis is one word.</param>
    /// <exception cref="ArgumentException">A word is empty or holds a blank or the separator; there is not one finite score per word.</exception>
    public CtcWordList(IEnumerable<int[]> words, IReadOnlyList<double>? scores = null, int? separator = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (separator is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(separator));
        }

        Separator = separator;
        foreach (int[] word in words)
        {
            Add(word, scores is null ? 0 : Count < scores.Count ? scores[Count] : throw Scores(scores.Count));
            Count++;
        }

        if (scores is not null && scores.Count != Count)
        {
            throw Scores(scores.Count);
        }
    }

    /// <summary>The number of words.</summary>
    public int Count { get; }

    /// <summary>The class between two words; null where a hypothesis is one word.</summary>
    public int? Separator { get; }

    internal CtcTrieNode Root { get; } = new();

    internal int LargestLabel { get; private set; }

    /// <summary>Makes a list of words whose characters are classes by a vocabulary of characters: its padding is the blank. A blank in the vocabulary is the separator.</summary>
    /// <param name="words">The words.</param>
    /// <param name="characters">The vocabulary that the targets were encoded with.</param>
    /// <param name="scores">What each word adds to the score of a hypothesis; null for 0.</param>
    /// <exception cref="ArgumentException">A word is null or empty, or has a character that the vocabulary has not; there is not one finite score per word.</exception>
    public static CtcWordList FromWords(IEnumerable<string> words, Vocabulary characters, IReadOnlyList<double>? scores = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(characters);
        int space = characters.IdOf(" ");
        return new CtcWordList(words.Select((word, i) => Labels(word, i, characters)), scores, space == characters.UnknownId ? null : space);
    }

    private static int[] Labels(string word, int index, Vocabulary characters)
    {
        int[] ids = characters.Encode(word ?? throw new ArgumentException(FormattableString.Invariant($"words[{index}] is null."), "words"));
        int[] labels = [.. ids.Where(id => id != characters.EndId)];
        return !labels.Contains(characters.UnknownId) ? labels : throw new ArgumentException(FormattableString.Invariant($"words[{index}], '{word}', has a character that is not in the vocabulary. Leave the word out: the model cannot write it."), "words");
    }

    private void Add(int[] word, double score)
    {
        int wrong = word is null ? -1 : Array.FindIndex(word, label => label <= 0 || label == Separator);
        if (word is null || word.Length == 0 || wrong >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"words[{Count}] {(wrong < 0 ? "is empty" : $"has {word![wrong]} at {wrong}, the {(word[wrong] == Separator ? "separator" : "blank, or no class")}")}: a word is at least one class from 1, without the separator."), "words");
        }

        if (!double.IsFinite(score))
        {
            throw new ArgumentException(FormattableString.Invariant($"scores[{Count}] is {score}: scores are finite. Leave out a word that must not be written."), "scores");
        }

        word.Aggregate(Root, (node, label) => node.Child(label)).End(score);
        LargestLabel = Math.Max(LargestLabel, word.Max());
    }

    private ArgumentException Scores(int scores) => new(FormattableString.Invariant($"'scores' has {scores} numbers, but not as many as there are words. Pass one score per word."), nameof(scores));
}
