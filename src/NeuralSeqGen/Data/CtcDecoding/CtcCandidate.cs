namespace NeuralSeqGen;

/// <summary>A prefix for the next step: one of the beam, or one of the beam and a label behind it.</summary>
/// <param name="Prefix">The prefix of the beam.</param>
/// <param name="Label">The label behind it; 0 for none.</param>
/// <param name="Word">The beginning of the last word then.</param>
/// <param name="WordScore">The scores of the words before it.</param>
/// <param name="Blank">The log probability of the paths that end with the blank.</param>
/// <param name="NonBlank">The log probability of those that end with the last label.</param>
internal readonly record struct CtcCandidate(CtcPrefix Prefix, int Label, CtcTrieNode? Word, double WordScore, double Blank, double NonBlank)
{
    /// <summary>What candidates are ranked by.</summary>
    public double Score => LogNumbers.Add(Blank, NonBlank) + WordScore;

    /// <summary>Whether the labels may end with it.</summary>
    public bool IsComplete => Label == 0 ? Prefix.IsComplete : Word is null or { IsWord: true };
}
