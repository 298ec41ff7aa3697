/// <summary>The figure to beat: multinomial naive Bayes over runs of one to four characters, with the name's ends marked.</summary>
internal sealed class NaiveBayes
{
    private const int LongestRun = 4;
    private const double Smoothing = 0.1;

    private readonly Dictionary<string, double[]> _counts = new(StringComparer.Ordinal);
    private readonly double[] _totals = new double[Corpus.ClassCount];
    private readonly double[] _names = new double[Corpus.ClassCount];

    internal NaiveBayes(IEnumerable<Example> examples)
    {
        foreach (var example in examples)
        {
            _names[example.Class]++;
            foreach (string run in Runs(example.Name))
            {
                Count(run, example.Class);
            }
        }
    }

    /// <summary>The likeliest class.</summary>
    internal int Classify(string name)
    {
        double[] scores = new double[Corpus.ClassCount];
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] = Math.Log(_names[c]);
        }

        foreach (string run in Runs(name))
        {
            double[]? counts = _counts.GetValueOrDefault(run);
            for (int c = 0; c < scores.Length; c++)
            {
                scores[c] += Math.Log(((counts?[c] ?? 0) + Smoothing) / (_totals[c] + Smoothing * _counts.Count));
            }
        }
        return Array.IndexOf(scores, scores.Max());
    }

    private void Count(string run, int @class)
    {
        if (!_counts.TryGetValue(run, out double[]? counts))
        {
            _counts.Add(run, counts = new double[Corpus.ClassCount]);
        }

        counts[@class]++;
        _totals[@class]++;
    }

    private static IEnumerable<string> Runs(string name)
    {
        string marked = $"^{name.ToLowerInvariant()}$";
        for (int length = 1; length <= LongestRun; length++)
        {
            for (int start = 0; start + length <= marked.Length; start++)
            {
                yield return marked.Substring(start, length);
            }
        }
    }
}
