namespace NeuralSeqGen;

/// <summary>The beginning of a word of a list.</summary>
internal sealed class CtcTrieNode
{
    private readonly SortedDictionary<int, CtcTrieNode> _children = [];

    /// <summary>What may follow, by label in rising order.</summary>
    public IReadOnlyDictionary<int, CtcTrieNode> Children => _children;

    /// <summary>Whether it is a whole word.</summary>
    public bool IsWord { get; private set; }

    /// <summary>What the word adds to the score of a hypothesis.</summary>
    public double Score { get; private set; }

    public CtcTrieNode Child(int label)
    {
        if (!_children.TryGetValue(label, out var child))
        {
            _children.Add(label, child = new CtcTrieNode());
        }

        return child;
    }

    /// <summary>Ends a word here; of equal words the best score counts.</summary>
    public void End(double score) => (IsWord, Score) = (true, IsWord ? Math.Max(Score, score) : score);
}
