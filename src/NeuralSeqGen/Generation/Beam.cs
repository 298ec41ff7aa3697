namespace NeuralSeqGen;

/// <summary>The beginning of a sequence.</summary>
/// <param name="Ids">The ids so far.</param>
/// <param name="Score">Sum of the logarithms of their probabilities.</param>
/// <param name="IsFinished">Whether it has come to the end id; its score stays then.</param>
internal sealed record Beam(int[] Ids, double Score, bool IsFinished)
{
    public static Beam Empty { get; } = new([], 0, false);

    /// <summary>Which of the beams of the step before it goes on from.</summary>
    public int Parent { get; init; }

    /// <summary>The best ways on from the beams of one sample, the likeliest first; of equals the lower id, then the earlier beam.</summary>
    /// <param name="beams">The beams.</param>
    /// <param name="scores">For each beam the logarithms of the probabilities of the next id; not read for finished ones.</param>
    /// <param name="width">How many are kept.</param>
    /// <param name="endId">The id that finishes a beam.</param>
    public static List<Beam> Next(IReadOnlyList<Beam> beams, double[][] scores, int width, int endId) => Next(beams, scores, width, id => id == endId, 0);

    /// <summary>The same with several ids that finish a beam, and scores that are compared divided by the length to a power.</summary>
    public static List<Beam> Next(IReadOnlyList<Beam> beams, double[][] scores, int width, Func<int, bool> ends, double lengthPower)
    {
        var best = new List<(double Rank, int Id, int Beam)>(width + 1);
        for (int b = 0; b < beams.Count; b++)
        {
            double length = Math.Pow(beams[b].Ids.Length + (beams[b].IsFinished ? 0 : 1), lengthPower);
            if (beams[b].IsFinished)
            {
                Keep(best, (beams[b].Score / length, -1, b), width);
            }
            else
            {
                Extend(best, beams[b].Score, scores[b], length, b, width);
            }
        }
        return best.ConvertAll(c => c.Id < 0 ? beams[c.Beam] : beams[c.Beam].With(c.Id, beams[c.Beam].Score + scores[c.Beam][c.Id], ends(c.Id)) with { Parent = c.Beam });
    }

    /// <summary>The same with one more id.</summary>
    public Beam With(int id, double score, bool isFinished) => new([.. Ids, id], score, isFinished);

    private static void Extend(List<(double Rank, int Id, int Beam)> best, double score, ReadOnlySpan<double> scores, double length, int beam, int width)
    {
        // what cannot come is no way on, unless nothing can
        bool canAny = scores.ContainsAnyExcept(double.NegativeInfinity);
        for (int id = 0; id < scores.Length; id++)
        {
            double rank = (score + scores[id]) / length;
            bool isFar = best.Count == width && rank < best[^1].Rank;
            if (!isFar && !(canAny && double.IsNegativeInfinity(scores[id])))
            {
                Keep(best, (rank, id, beam), width);
            }
        }
    }

    private static void Keep(List<(double Rank, int Id, int Beam)> best, (double Rank, int Id, int Beam) candidate, int width)
    {
        int at = best.Count;
        while (at > 0 && IsBefore(candidate, best[at - 1]))
        {
            at--;
        }

        if (at == width)
        {
            return;
        }

        best.Insert(at, candidate);
        if (best.Count > width)
        {
            best.RemoveAt(width);
        }
    }

    private static bool IsBefore((double Rank, int Id, int Beam) a, (double Rank, int Id, int Beam) b) =>
        a.Rank != b.Rank ? a.Rank > b.Rank : a.Id != b.Id ? a.Id < b.Id : a.Beam < b.Beam;
}
