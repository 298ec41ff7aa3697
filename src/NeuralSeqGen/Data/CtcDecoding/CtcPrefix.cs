namespace NeuralSeqGen;

/// <summary>
/// The labels read so far, as a label behind a shorter prefix; equal prefixes are one object for as long as they or longer ones are in the beam. Its probability is
/// that of all paths whose last step is the blank, and of those whose last step is the label (Graves 2012, Supervised Sequence Labelling, 7.5).
/// </summary>
internal sealed class CtcPrefix(CtcPrefix? parent, int label, CtcTrieNode? word, double wordScore)
{
    private Dictionary<int, CtcPrefix>? _children;

    /// <summary>The last label; 0 before the first.</summary>
    public int Label => label;

    /// <summary>The beginning of the last word; null where any labels are allowed.</summary>
    public CtcTrieNode? Word => word;

    /// <summary>The scores of the words before the last separator.</summary>
    public double WordScore => wordScore;

    public double Blank { get; private set; } = double.NegativeInfinity;

    public double NonBlank { get; private set; } = double.NegativeInfinity;

    /// <summary>Both probabilities after the step that is being read.</summary>
    public double NextBlank { get; set; }

    public double NextNonBlank { get; set; }

    public bool IsInBeam { get; set; }

    /// <summary>Whether the labels may end here: with a whole word, or before the first.</summary>
    public bool IsComplete => word is null || parent is null || word.IsWord;

    public double Total => LogNumbers.Add(Blank, NonBlank);

    /// <summary>What it is ranked by if it ends here.</summary>
    public double FinalScore => Total + wordScore + (parent is not null && word is { IsWord: true } ? word.Score : 0);

    /// <summary>A child that is in the beam, or a longer one is; null for none.</summary>
    public CtcPrefix? Find(int next) => _children?.GetValueOrDefault(next);

    public CtcPrefix Grow(int next, CtcTrieNode? nextWord, double score)
    {
        if (Find(next) is not { } child)
        {
            (_children ??= []).Add(next, child = new CtcPrefix(this, next, nextWord, score));
        }

        return child;
    }

    public void Start(double blank, double nonBlank) => (Blank, NonBlank) = (blank, nonBlank);

    /// <summary>Leaves the tree with those above it that nothing needs any more.</summary>
    public void Release()
    {
        for (CtcPrefix at = this, above; !at.IsInBeam && at._children is not { Count: > 0 } && at.Parent is not null; at = above)
        {
            above = at.Parent;
            above._children!.Remove(at.Label);
        }
    }

    public int[] ToLabels()
    {
        var labels = new List<int>();
        for (var at = this; at.Parent is not null; at = at.Parent)
        {
            labels.Add(at.Label);
        }

        labels.Reverse();
        return [.. labels];
    }

    private CtcPrefix? Parent => parent;
}
