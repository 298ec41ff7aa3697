using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The beginnings of the sequence of one sample, step by step: the likeliest, one that is drawn, or several that are searched.</summary>
/// <param name="forced">The input that takes the ids.</param>
/// <param name="options">How ids are chosen.</param>
/// <param name="sample">Which sample: it has random numbers of its own.</param>
internal sealed class SampleSearch(ForcedInput forced, GenerateOptions options, int sample)
{
    private readonly RandomSource _random = new(options.Seed, RandomPurpose.Generation, sample);
    private readonly ChoiceRules _rules = new(forced, options, options.Prefixes?[sample] ?? []);

    /// <summary>How many beginnings there are at most.</summary>
    public int Width => options.BeamWidth;

    /// <summary>The beginnings, the best first.</summary>
    public IReadOnlyList<Beam> Beams { get; private set; } = [Beam.Empty];

    /// <summary>Whether all have come to their ends.</summary>
    public bool IsFinished => Beams.All(beam => beam.IsFinished);

    /// <summary>Goes one id on.</summary>
    /// <param name="rows">The output behind each beginning; not read for finished ones.</param>
    public void Advance(IReadOnlyList<float[]> rows)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        if (options.BeamWidth > 1)
        {
            Beams = Beam.Next(Beams, [.. Beams.Select((beam, b) => beam.IsFinished ? [] : Scores(rows[b], beam.Ids))], options.BeamWidth, _rules.Ends, options.LengthPenalty);
            return;
        }

        var (id, score) = Choice(rows[0]);
        Beams = [Beams[0].With(id, Beams[0].Score + score, _rules.Ends(id))];
        options.OnId?.Invoke(new(sample, Beams[0].Ids.Length - 1, id));
    }

    /// <summary>Says that the sample is done.</summary>
    public void Finish() => options.OnSample?.Invoke(sample, [.. Beams.Select(beam => new GeneratedSequence(beam.Ids, beam.Score, beam.IsFinished))]);

    /// <summary>The next id and its score, which is not computed where nobody asks for it.</summary>
    private (int Id, double Score) Choice(ReadOnlySpan<float> row)
    {
        if (options.Temperature == 0 && !_rules.AreAny && options.OnSample is null)
        {
            return (TokenScores.Best(row), 0);
        }

        double[] scores = Scores(row, Beams[0].Ids);
        int id = options.Temperature == 0 ? TokenScores.Best<double>(scores) : Drawn([.. scores]);
        return (id, scores[id]);
    }

    private int Drawn(double[] scores)
    {
        DrawnIds.Limit(scores, options);
        return TokenScores.Draw(scores, options.Temperature, _random.NextDouble());
    }

    private double[] Scores(ReadOnlySpan<float> row, int[] before)
    {
        double[] scores = new double[row.Length];
        TokenScores.Logarithms(row, forced.FromLogits, scores);
        _rules.Apply(scores, before);
        return scores;
    }
}
