using NeuralSeqGen;

/// <summary>Several models of one kind, trained from different seeds: each names candidates, all of them judge.</summary>
internal sealed class Committee(Alphabets alphabets)
{
    private const int BeamWidth = 4;

    private readonly List<Translator> _models = [];

    /// <summary>Takes in another model.</summary>
    internal void Add(Translator model) => _models.Add(model);

    /// <summary>What one model says of each word: the best that its search finds.</summary>
    internal string[] Alone(Translator model, IReadOnlyList<Word> words) =>
        [.. Search(model, alphabets.Spellings(words)).Select(found => alphabets.Phones(found[0].Ids))];

    /// <summary>What all of them say: of the candidates of every search the one whose probability has the highest mean of logarithms.</summary>
    internal string[] Together(IReadOnlyList<Word> words)
    {
        int[,] spellings = alphabets.Spellings(words);
        var candidates = Candidates(spellings);
        double[] scores = new double[candidates.Count];
        foreach (var model in _models)
        {
            AddScores(model, Sequences.Take(spellings, [.. candidates.Select(candidate => candidate.Word)]), Sequences.Pad([.. candidates.Select(candidate => candidate.Ids)], Translator.Steps), scores);
        }

        var best = candidates.Zip(scores).GroupBy(scored => scored.First.Word, (_, scored) => scored.MaxBy(one => one.Second).First);
        return [.. best.Select(candidate => alphabets.Phones(candidate.Ids))];
    }

    /// <summary>What the searches of all models find, of each word once, in the order of the words.</summary>
    private List<(int Word, int[] Ids)> Candidates(int[,] spellings)
    {
        var searches = _models.ConvertAll(model => Search(model, spellings));
        var candidates = Enumerable.Range(0, spellings.GetLength(0)).SelectMany(word => searches.SelectMany(found => found[word]).Select(sequence => (Word: word, Ids: sequence.Ids.ToArray())));
        return [.. candidates.DistinctBy(candidate => (candidate.Word, string.Join(' ', candidate.Ids)))];
    }

    private static IReadOnlyList<GeneratedSequence>[] Search(Translator model, int[,] spellings)
    {
        var found = new IReadOnlyList<GeneratedSequence>[spellings.GetLength(0)];
        model.Generate(spellings, new() { BeamWidth = BeamWidth, OnSample = (word, sequences) => found[word] = sequences });
        return found;
    }

    /// <summary>Adds the logarithm of the probability that a model gives to each candidate.</summary>
    private static void AddScores(Translator model, int[,] spellings, int[,] sounds, double[] scores)
    {
        float[,,] logits = model.Predict(spellings, Sequences.ShiftRight(sounds));
        for (int i = 0; i < scores.Length; i++)
        {
            for (int step = 0; step < Translator.Steps && sounds[i, step] != 0; step++)
            {
                scores[i] += LogProbability(logits, i, step, sounds[i, step]);
            }
        }
    }

    private static double LogProbability(float[,,] logits, int sample, int step, int sound)
    {
        double total = 0;
        for (int other = 0; other < Translator.Sounds; other++)
        {
            total += Math.Exp(logits[sample, step, other] - logits[sample, step, sound]);
        }

        return -Math.Log(total);
    }
}
