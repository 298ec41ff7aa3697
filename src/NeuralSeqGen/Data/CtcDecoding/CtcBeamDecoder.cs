namespace NeuralSeqGen;

/// <summary>
/// Prefix beam search over the outputs of a model with <see cref="CtcAttribute"/>, step by step: feed it what <c>Step</c> writes, and ask for hypotheses whenever they
/// are wanted. All steps fed to it give what <see cref="Ctc.BeamSearch(float[,,], CtcBeamOptions?)"/> gives for them at once. For one thread at a time.
/// </summary>
public sealed class CtcBeamDecoder
{
    private const int Blank = 0;

    private readonly CtcBeamOptions _options;
    private readonly CtcBeam _beam;
    private readonly double[] _logarithms;
    private List<CtcPrefix> _prefixes = [];

    /// <summary>A decoder before the first step.</summary>
    /// <param name="classes">Classes of the output, with the blank.</param>
    /// <param name="options">Width of the beam, hypotheses, words.</param>
    /// <exception cref="ArgumentException">There are fewer classes than the words take.</exception>
    public CtcBeamDecoder(int classes, CtcBeamOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        _options = (options ?? new CtcBeamOptions()).Checked();
        int largest = Math.Max(_options.WordList?.LargestLabel ?? 0, _options.WordList?.Separator ?? 0);
        if (largest >= classes)
        {
            throw new ArgumentException(FormattableString.Invariant($"The word list has the class {largest}, but there are {classes} classes, 0 to {classes - 1}. Make the list with the vocabulary of the targets."), nameof(options));
        }

        _beam = new CtcBeam(_options.BeamWidth);
        _logarithms = new double[classes];
        Reset();
    }

    /// <summary>Steps read since the last <see cref="Reset"/>.</summary>
    public long Steps { get; private set; }

    /// <summary>Goes back to before the first step.</summary>
    public void Reset()
    {
        Steps = 0;
        var empty = new CtcPrefix(null, Blank, _options.WordList?.Root, 0) { IsInBeam = true };
        empty.Start(0, double.NegativeInfinity);
        _prefixes = [empty];
    }

    /// <summary>Reads a step.</summary>
    /// <param name="output">The step's logits, one per class; class 0 is the blank.</param>
    /// <exception cref="ArgumentException">Another number of classes, NaN or +∞; the decoder is as it was.</exception>
    public void Step(ReadOnlySpan<float> output)
    {
        if (output.Length != _logarithms.Length || !LogNumbers.TrySoftmax(output, _logarithms))
        {
            throw new ArgumentException(output.Length != _logarithms.Length
                ? FormattableString.Invariant($"'output' has {output.Length} numbers, but the decoder reads {_logarithms.Length} classes per step.")
                : FormattableString.Invariant($"'output' of step {Steps} has NaN or infinity, of which there are no probabilities."), nameof(output));
        }

        _beam.Clear();
        foreach (var prefix in _prefixes)
        {
            prefix.NextBlank = prefix.Total + _logarithms[Blank];
            prefix.NextNonBlank = prefix.Label == Blank ? double.NegativeInfinity : prefix.NonBlank + _logarithms[prefix.Label];
        }

        Extend();
        Advance(_beam.Kept());
        Steps++;
    }

    /// <summary>The best hypotheses for the steps read so far, the best first; with a word list those that end with a whole word, or hold none.</summary>
    public IReadOnlyList<CtcHypothesis> Hypotheses() =>
        [.. _prefixes.Where(prefix => prefix.IsComplete).OrderByDescending(prefix => prefix.FinalScore).Take(_options.Top).Select(prefix => new CtcHypothesis(prefix.ToLabels(), prefix.Total, prefix.FinalScore))];

    // What a longer prefix of the beam gets from a shorter one is added to it; the others are candidates.
    private void Extend()
    {
        var longer = new List<CtcCandidate>();
        foreach (var prefix in _prefixes)
        {
            foreach (var (label, word, score) in Next(prefix))
            {
                double probability = (label == prefix.Label ? prefix.Blank : prefix.Total) + _logarithms[label];
                if (prefix.Find(label) is { IsInBeam: true } child)
                {
                    child.NextNonBlank = LogNumbers.Add(child.NextNonBlank, probability);
                }
                else
                {
                    longer.Add(new CtcCandidate(prefix, label, word, score, double.NegativeInfinity, probability));
                }
            }
        }

        _prefixes.ForEach(prefix => _beam.Offer(new CtcCandidate(prefix, Blank, prefix.Word, prefix.WordScore, prefix.NextBlank, prefix.NextNonBlank)));
        longer.ForEach(_beam.Offer);
    }

    private IEnumerable<(int Label, CtcTrieNode? Word, double Score)> Next(CtcPrefix prefix)
    {
        if (prefix.Word is not { } word)
        {
            return Enumerable.Range(1, _logarithms.Length - 1).Select(label => (label, (CtcTrieNode?)null, 0.0));
        }

        var letters = word.Children.Select(child => (child.Key, (CtcTrieNode?)child.Value, prefix.WordScore));
        return word.IsWord && _options.WordList!.Separator is { } separator ? letters.Append((separator, _options.WordList.Root, prefix.WordScore + word.Score)) : letters;
    }

    private void Advance(List<CtcCandidate> kept)
    {
        var before = _prefixes;
        _prefixes = [.. kept.Select(candidate => candidate.Label == Blank ? candidate.Prefix : candidate.Prefix.Grow(candidate.Label, candidate.Word, candidate.WordScore))];
        before.ForEach(prefix => prefix.IsInBeam = false);
        for (int i = 0; i < kept.Count; i++)
        {
            _prefixes[i].Start(kept[i].Blank, kept[i].NonBlank);
            _prefixes[i].IsInBeam = true;
        }

        before.ForEach(prefix => prefix.Release());
    }
}
