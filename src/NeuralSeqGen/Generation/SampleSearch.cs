using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The beginnings of the sequence of one sample, step by step: the likeliest, one that is drawn, or several that are searched.</summary>
/// <param name="forced">The input that takes the ids.</param>
/// <param name="options">How ids are chosen.</param>
/// <param name="sample">Which sample: it has random numbers of its own.</param>
internal sealed class SampleSearch(ForcedInput forced, GenerateOptions options, int sample)
{
    private readonly RandomSource _random = new(options.Seed, RandomPurpose.Generation, sample);

    /// <summary>The beginnings, the best first.</summary>
    public IReadOnlyList<Beam> Beams { get; private set; } = [Beam.Empty];

    /// <summary>Whether all have come to the end id.</summary>
    public bool IsFinished => Beams.All(beam => beam.IsFinished);

    /// <summary>Goes one id on.</summary>
    /// <param name="rows">The output behind each beginning; not read for finished ones.</param>
    public void Advance(float[]?[] rows)
    {
        if (options.BeamWidth > 1)
        {
            Beams = Beam.Next(Beams, [.. Beams.Select((beam, b) => beam.IsFinished ? [] : Scores(rows[b]))], options.BeamWidth, forced.EndId);
            return;
        }

        int id = options.Temperature == 0 ? TokenScores.Best(rows[0]) : TokenScores.Draw(Scores(rows[0]), options.Temperature, _random.NextDouble());
        Beams = [Beams[0].With(id, 0, id == forced.EndId)];
    }

    private double[] Scores(ReadOnlySpan<float> row)
    {
        double[] scores = new double[row.Length];
        TokenScores.Logarithms(row, forced.FromLogits, scores);
        return scores;
    }
}
