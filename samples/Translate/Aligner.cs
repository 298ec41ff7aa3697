/// <summary>
/// Finds which phones each letter of a word stands for: none, one or two. Of every letter it learns the shares of what it stands for, by expectation
/// maximisation over all ways to share out the phones of a word to its letters (Jiampojamarn et al., 2007); the likeliest way is taken.
/// </summary>
internal sealed class Aligner
{
    /// <summary>What stands for no phone.</summary>
    internal const string None = "∅";

    /// <summary>What joins two phones of one letter; no phone holds it.</summary>
    internal const char Join = '/';

    private const int Rounds = 6;

    // what was never seen is not impossible, or a word could lose all its ways
    private const double Least = 1e-9;

    private Dictionary<(string Letter, string Sounds), double>? _shares;

    private Aligner()
    {
    }

    /// <summary>For each word its phones, shared out to its letters; null for one that has more than two phones a letter.</summary>
    internal static string[]?[] Align(IReadOnlyList<Word> words)
    {
        var aligner = new Aligner();
        for (int round = 0; round < Rounds; round++)
        {
            aligner.Learn(words);
        }

        return [.. words.Select(word => new Lattice(word).Best(aligner.Share))];
    }

    private void Learn(IReadOnlyList<Word> words)
    {
        var counts = new Dictionary<(string Letter, string Sounds), double>();
        foreach (var word in words)
        {
            var lattice = new Lattice(word);
            lattice.Expect(Share, (way, expected) => counts[way] = counts.GetValueOrDefault(way) + expected);
        }

        var totals = counts.GroupBy(pair => pair.Key.Letter).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        _shares = counts.ToDictionary(pair => pair.Key, pair => pair.Value / totals[pair.Key.Letter]);
    }

    /// <summary>How likely a letter stands for some phones; at first one phone is likelier than none, and two are the exception.</summary>
    private double Share((string Letter, string Sounds) way) =>
        _shares is { } shares ? shares.GetValueOrDefault(way) + Least : way.Sounds == None ? 0.03 : way.Sounds.Contains(Join) ? 0.01 : 0.1;
}
