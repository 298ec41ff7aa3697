namespace NeuralSeqGen;

/// <summary>What a sequence of steps may be read as.</summary>
/// <param name="Labels">Its classes, from 1; without blanks.</param>
/// <param name="LogProbability">The logarithm of the probability of all ways to read it from the steps that the search has followed: with a beam wide enough, minus the loss of <c>[Ctc]</c>.</param>
/// <param name="Score">What it is ranked by: the log probability and the scores of its words.</param>
public sealed record CtcHypothesis(int[] Labels, double LogProbability, double Score)
{
    /// <summary>Score and labels.</summary>
    public override string ToString() => FormattableString.Invariant($"{Score:F4}: {string.Join(' ', Labels)}");
}
